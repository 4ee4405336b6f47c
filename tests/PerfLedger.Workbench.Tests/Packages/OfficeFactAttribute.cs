using PerfLedger.Workbench.Features.Pdf;

namespace PerfLedger.Workbench.Tests.Packages;

/// <summary>A test that needs PostgreSQL, LibreOffice and pdftotext; skipped where one of them is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute()
    {
        if (TestServer.IsMissing && !TestServer.IsDemanded) Skip = TestServer.Remedy;
        else if (!TestServer.IsDemanded && (PdfConverters.Which("soffice") is null || PdfConverters.Which("pdftotext") is null))
            Skip = "LibreOffice or pdftotext is not installed (apt-get install libreoffice-writer poppler-utils).";
    }
}

using PerfLedger.Workbench.Features.Office;

namespace PerfLedger.Workbench.Tests.Office;

/// <summary>A part of LibreOffice a test needs.</summary>
public enum OfficePart
{
    /// <summary>Writer, and pdftotext to look at what it made.</summary>
    Writer,

    /// <summary>Calc.</summary>
    Calc,
}

/// <summary>A test that needs PostgreSQL and a part of LibreOffice; skipped where one of them is not installed, never where CI is
/// set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute(OfficePart part = OfficePart.Writer)
    {
        if (TestServer.IsDemanded) return;
        if (TestServer.IsMissing) Skip = TestServer.Remedy;
        else if (part == OfficePart.Calc && !Has("libsclo.so"))
            Skip = "LibreOffice Calc is not installed (apt-get install libreoffice-calc).";
        else if (part == OfficePart.Writer && (!Has("libswlo.so") || LimitedProcess.Which("pdftotext") is null))
            Skip = "LibreOffice Writer or pdftotext is not installed (apt-get install libreoffice-writer poppler-utils).";
    }

    // The parts lie beside the program, which a link of the path names.
    private static bool Has(string library) => Soffice.Program is { } program
        && File.Exists(Path.Combine(
            Path.GetDirectoryName(new FileInfo(program).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program)!, library));
}

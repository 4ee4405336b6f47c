using System.Xml.Linq;

namespace PerfLedger.Architecture.Tests;

/// <summary>The references that a project file writes down.</summary>
internal sealed class ProjectFile(string path)
{
    private readonly XDocument _document = XDocument.Parse(Repository.Text(path));

    public IReadOnlyList<string> Projects =>
        [.. Included("ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/')))];

    public IReadOnlyList<string> Packages => Included("PackageReference");

    public IReadOnlyList<string> GlobalUsings => Included("Using");

    private List<string> Included(string element) =>
        [.. _document.Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>()];
}

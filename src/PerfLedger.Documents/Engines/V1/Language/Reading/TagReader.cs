namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Reads the content of a tag; a mistake becomes a fault at its place and a stand-in tag.</summary>
internal static class TagReader
{
    public static Tag Parse(string content, string place, List<TemplateFault> faults)
    {
        try
        {
            return Parser.Parse(content);
        }
        catch (SyntaxException e)
        {
            var source = $"{{{{ {content.Trim()} }}}}";
            faults.Add(new(place, source, e.Message, e.Suggestion));
            return BrokenTag.StandingFor(content, source);
        }
    }
}

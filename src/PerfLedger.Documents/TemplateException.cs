namespace PerfLedger.Documents;

/// <summary>
/// A document could not be generated: an unknown name, a value of the wrong kind, a limit. The message is Chinese and names the
/// place.
/// </summary>
public sealed class TemplateException : Exception
{
    /// <summary>A refusal whose place is not known or does not matter.</summary>
    public TemplateException(string message) : base(message)
    {
    }

    /// <summary>A refusal at a place of the template.</summary>
    public TemplateException(string place, string message) : base($"{place}：{message}") => Place = place;

    /// <summary>The place in the template, if the refusal has one.</summary>
    public string? Place { get; }
}

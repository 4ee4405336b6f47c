namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// The state of filling one document. The limit in time is a count of steps, not a clock, so that the same document is refused
/// everywhere or nowhere: 20 million steps are some ten seconds of one core.
/// </summary>
internal sealed class RenderState(Scope root, IReadOnlyDictionary<string, byte[]>? template = null)
{
    public const int MaxSteps = 20_000_000;

    private int _steps;

    public Scope Scope { get; set; } = root;

    public MergeScope Merges { get; set; } = new();

    public Output Output { get; private set; } = new(Output.MaxLength);

    public int Drawings { get; set; }

    /// <summary>Whether this place repeats for the last times in every loop over rows round it.</summary>
    public bool IsLastRow { get; set; } = true;

    /// <summary>The picture or chart whose drawing is being written.</summary>
    public Drawn Drawn { get; set; }

    /// <summary>Parts the document has beyond its template.</summary>
    public NewParts Parts { get; } = new(template ?? new SortedDictionary<string, byte[]>(StringComparer.Ordinal));

    /// <summary>Where the step being taken stands in the template.</summary>
    public string Place { get; private set; } = "";

    public void Step(string place)
    {
        Place = place;
        if (++_steps > MaxSteps)
            throw new TemplateException(FormattableString.Invariant($"生成的步数超过 {MaxSteps}：模板的循环太多"));
    }

    /// <summary>Fills one part; all parts of a document share the limits and the numbering.</summary>
    public byte[] Part(IReadOnlyList<Piece> pieces)
    {
        try
        {
            Piece.Write(pieces, this);
        }
        catch (TemplateException e) when (e.Place is null)
        {
            throw new TemplateException(Place, e.Message);
        }
        var bytes = Output.Take();
        Output = new(Output.Limit - bytes.Length);
        return bytes;
    }
}

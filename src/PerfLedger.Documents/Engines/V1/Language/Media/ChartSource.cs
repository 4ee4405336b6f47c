namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>A native bar chart with its figures in it twice, as Word wants it: in the chart and in a workbook for editing.</summary>
internal sealed class ChartSource(DrawingMark mark, string part, string relation, ChartTemplate template) : DrawingSource(mark)
{
    // The chart's only relationship.
    private const string Workbook = "rId1";

    public override IReadOnlyList<Piece> Inside => template.Inside;

    public override Drawn? Place(RenderState to)
    {
        var value = Evaluator.Of(Tag.Value, to.Scope);
        if (value is null or "")
            return null;
        var data = ChartData.Read(value, Path);
        var name = to.Parts.Chart(template.Write(data, to.Scope, Workbook), ChartWorkbook.Write(data));
        return new Drawn(to.Parts.Relate(part, relation, name), 0, 0);
    }
}

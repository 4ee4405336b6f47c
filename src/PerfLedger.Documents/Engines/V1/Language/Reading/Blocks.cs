namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// The open blocks among the children of one element. A block begins and ends among the children of the same element, never
/// across.
/// </summary>
internal sealed class Blocks(Element parent, PieceBuilder outside, int outerLoops, List<TemplateFault> faults)
{
    private const int MaxLoops = 3;
    private readonly Stack<Block> _open = new();
    private readonly bool _overRows = IsRowLevel(parent);

    public PieceBuilder Current => _open.TryPeek(out var block) ? block.Body : outside;

    public int Loops => outerLoops + _open.Count(b => b.Opener.Tag is ForTag);

    public bool InRowLoop => _overRows && Loops > outerLoops;

    public void Take(TagMark mark)
    {
        switch (mark.Tag)
        {
            case ForTag or IfTag:
                Open(mark);
                break;
            case ElseTag tag:
                Divide(mark, tag);
                break;
            case EndTag when _open.Count == 0:
                Fault(mark, "多余的 {{ end }}：前面没有可对应的 {{ for … }} 或 {{ if … }}" + Where());
                break;
            case EndTag:
                Close();
                break;
        }
    }

    public void CloseAll()
    {
        while (_open.TryPeek(out var block))
        {
            Fault(block.Opener, $"{block.Opener.Tag.Source} 没有 {{{{ end }}}}{Where()}");
            Close();
        }
    }

    private void Open(TagMark mark)
    {
        if (mark.Tag is ForTag && Loops == MaxLoops)
            Fault(mark, FormattableString.Invariant($"循环最多套 {MaxLoops} 层"));
        _open.Push(new Block(mark));
    }

    private void Divide(TagMark mark, ElseTag tag)
    {
        if (!_open.TryPeek(out var block) || block.Opener.Tag is not IfTag)
            Fault(mark, "{{ else }} 前面没有可对应的 {{ if … }}" + Where());
        else if (block.HasElse)
            Fault(mark, "{{ else }} 之后不能再有 {{ else }}");
        else
            block.Divide(mark, tag.Condition);
    }

    private void Close()
    {
        var block = _open.Pop();
        Current.Add(block.Opener.Tag is ForTag loop
            ? new LoopPiece(loop, block.Opener.Place, _overRows, block.Body.Done())
            : new ChoicePiece(block.Branches()));
    }

    private void Fault(TagMark mark, string message) => faults.Add(new(mark.Place, mark.Tag.Source, message, null));

    private string Where() => parent.Name switch
    {
        "w:tc" or "w:p" when parent.Name == "w:tc" || parent.Ancestors().Any(a => a.Name == "w:tc") =>
            "；块不能从一个单元格跨到另一个单元格，逐行循环请把 {{ for … }} 和 {{ end }} 各自单独成行",
        "w:p" => "；不单独成段的标签须在同一段落里结束",
        "w:tbl" => "；单独成行的标签须在同一表格里结束",
        _ => "",
    };

    /// <summary>Whether the children of an element are rows: a table, or a wrapper directly inside one.</summary>
    public static bool IsRowLevel(Element parent) =>
        parent.Ancestors().Prepend(parent).FirstOrDefault(a => a.Name is "w:tbl" or "w:tr" or "w:tc" or "w:p")?.Name == "w:tbl";

    private sealed class Block(TagMark opener)
    {
        private readonly List<Branch> _done = [];
        private TagMark _mark = opener;
        private Expression? _condition = (opener.Tag as IfTag)?.Condition;

        public TagMark Opener { get; } = opener;

        public PieceBuilder Body { get; private set; } = new();

        public bool HasElse => Opener.Tag is IfTag && _condition is null;

        public void Divide(TagMark mark, Expression? condition)
        {
            _done.Add(new(_condition, _mark.Tag.Source, _mark.Place, Body.Done()));
            (_mark, _condition, Body) = (mark, condition, new PieceBuilder());
        }

        public IReadOnlyList<Branch> Branches() => [.. _done, new(_condition, _mark.Tag.Source, _mark.Place, Body.Done())];
    }
}

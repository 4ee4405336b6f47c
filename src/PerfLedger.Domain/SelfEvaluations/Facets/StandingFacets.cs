namespace PerfLedger.Domain.SelfEvaluations.Facets;

/// <summary>Something that is compared but never put back: it says what people did, not what a cell holds.</summary>
internal sealed record StandingFacet(string Code, string Section, string Label, Func<SelfEvaluation, string?> Of)
    : Facet<string>(Code, Section)
{
    public override string Name(SelfEvaluation s) => Label;

    protected override string? Value(SelfEvaluation s) => Of(s);

    /// <summary>What a form is for, where it stands, and the approval of its targets.</summary>
    public static IReadOnlyList<Facet> Heads { get; } =
    [
        Head("opened.form", "表样", o => o.Form), Head("opened.rulePack", "规则包", o => o.RulePack),
        Head("opened.year", "评价年度", o => $"{o.FiscalYear}"),
        Head("opened.unit", "预算单位", o => $"{o.Unit.Name}（{o.Unit.Code}）"), Head("opened.fund", "专项", o => o.SpecialFund),
        Head("opened.project", "支出方向", o => o.Project is { } p ? $"{p.Name}（{p.Code}）" : null),
        new StandingFacet("stage", "状态", "办理状态", Stage),
        new StandingFacet("targets", "状态", "绩效目标批复", s => s.Approval is { } a ? $"{a.Document}（{a.On:yyyy-MM-dd}）" : null),
        new StandingFacet("findings", "状态", "校验结果确认", s => s.Acknowledgement is { } a ? $"已确认 {a.Findings.Length} 项" : null),
    ];

    /// <summary>The evidence of a form, by digest and what it proves.</summary>
    public static IEnumerable<Facet> Evidence(SelfEvaluation s) =>
        s.Evidence.Select(e => e.Sha256).Distinct(StringComparer.Ordinal).Select(sha => (Facet)new EvidenceFacet(sha));

    private static StandingFacet Head(string code, string label, Func<SelfEvaluationOpened, string?> of) =>
        new(code, "表头", label, s => s.Opened is { } o ? of(o) : null);

    private static string Stage(SelfEvaluation s) => s.Stage switch
    {
        SelfEvaluations.Stage.Draft => "草稿",
        SelfEvaluations.Stage.Submitted => $"待审核（第{s.Rounds}次送审）",
        SelfEvaluations.Stage.Returned => "被退回",
        SelfEvaluations.Stage.Accepted => "审核通过",
        SelfEvaluations.Stage.Filed => $"已报送（第{s.Filings}版）",
        SelfEvaluations.Stage.Correcting => $"更正中（更正第{s.Filings}版）",
        _ => "未建表",
    };
}

/// <summary>A piece of evidence by its digest.</summary>
internal sealed record EvidenceFacet(string Sha256) : Facet<string>($"evidence.{Sha256}", "佐证材料")
{
    public override string Trail => "evidence";

    public override string Name(SelfEvaluation s) => s.Evidence.Find(e => e.Sha256 == Sha256)?.Name ?? $"佐证 {Sha256[..8]}";

    protected override string? Value(SelfEvaluation s) =>
        string.Join('、', s.Evidence.Where(e => e.Sha256 == Sha256).SelectMany(Proves).Distinct()) is { Length: > 0 } text ? text : null;

    private static IEnumerable<string> Proves(EvidenceAttached e) => e.Figures.IsDefaultOrEmpty ? ["全表"] : e.Figures;
}

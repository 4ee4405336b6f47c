namespace PerfLedger.Domain.SelfEvaluations.Facets;

/// <summary>A value of one row of the indicator block beside its cells.</summary>
internal abstract record RowValueFacet<T>(string Id, string Part, string Label) : Facet<T>($"indicator.{Id}.{Part}", "指标")
    where T : class
{
    public override Facet Row => new RowFacet(Id);

    public override string Name(SelfEvaluation s) =>
        s.Indicators.GetValueOrDefault(Id) is { } row ? $"{row.Names.Name}·{Label}" : $"{Id}·{Label}";

    protected sealed override T? Value(SelfEvaluation s) => s.Indicators.GetValueOrDefault(Id) is { } row ? Of(row) : null;

    protected abstract T? Of(Indicator row);
}

/// <summary>Levels and name.</summary>
internal sealed record NamesFacet(string Id) : RowValueFacet<IndicatorNames>(Id, "names", "名称")
{
    public override string Trail => $"indicator.{Id}";

    protected override IndicatorNames Of(Indicator row) => row.Names;

    internal static string Full(IndicatorNames names) => $"{names.Level1}／{names.Level2}／{names.Name}";

    protected override string Text(IndicatorNames value) => Full(value);

    protected override IReadOnlyList<ISelfEvaluationEvent>? Restore(SelfEvaluation now, IndicatorNames? before, Ground ground) =>
        before is null || now.Named(before) is not null
            ? null
            : [new IndicatorRenamed(Id, now.Indicators[Id].Names, before, ground.Reason, ground.Document, ground.On)];
}

/// <summary>Kind, direction, library rule, unit and sign.</summary>
internal sealed record ClassFacet(string Id) : RowValueFacet<Commands.Classification>(Id, "class", "分类")
{
    public override string Trail => $"indicator.{Id}";

    protected override Commands.Classification Of(Indicator row) => new(row.Kind, row.Better, row.RuleRef, row.Unit, row.Sign);

    protected override string? Text(Commands.Classification value) =>
        string.Join(' ', new[] { value.Kind, value.Better, value.RuleRef, value.Unit, value.Sign }.OfType<string>()) is { Length: > 0 } text
            ? text
            : null;

    protected override IReadOnlyList<ISelfEvaluationEvent> Restore(SelfEvaluation now, Commands.Classification? before, Ground ground) =>
        [new IndicatorClassified(Id, before?.Kind, before?.Better, before?.RuleRef, before?.Unit, before?.Sign, ground.Reason)];
}

/// <summary>The place in the block; rows move together.</summary>
internal sealed record PlaceFacet(string Id) : RowValueFacet<Place>(Id, "place", "次序")
{
    public override string Trail => $"indicator.{Id}";

    public override string Group => "indicators.place";

    protected override Place Of(Indicator row) => new(row.Order);

    protected override string Text(Place value) => $"第{value.Order}行";

    protected override IReadOnlyList<ISelfEvaluationEvent>? Restore(SelfEvaluation now, Place? before, Ground ground) =>
        before is null ? null : [new IndicatorMoved(Id, now.Indicators[Id].Order, before.Order)];
}

/// <summary>The order of a row in its block.</summary>
internal sealed record Place(int Order);

/// <summary>Carried out, 未实施 or 不适用.</summary>
internal sealed record StatusFacet(string Id) : RowValueFacet<RowStatus>(Id, "status", "实施情况")
{
    protected override RowStatus Of(Indicator row) => new(row.Status, row.StatusReason);

    protected override string Text(RowStatus value) => value.Status switch
    {
        IndicatorStatus.NotCarriedOut => "未实施",
        IndicatorStatus.NotApplicable => "不适用",
        _ => "已实施",
    };

    public override bool Same(object? a, object? b) => (a as RowStatus)?.Status == (b as RowStatus)?.Status;

    protected override IReadOnlyList<ISelfEvaluationEvent>? Restore(SelfEvaluation now, RowStatus? before, Ground ground) => before switch
    {
        null => null,
        { Status: IndicatorStatus.CarriedOut } => [new IndicatorStatusSet(Id, before.Status, ground.Reason)],
        _ => [new IndicatorStatusSet(Id, before.Status, before.Reason ?? ground.Reason)],
    };
}

/// <summary>A status with the reason it was set for.</summary>
internal sealed record RowStatus(IndicatorStatus Status, Reason? Reason);

/// <summary>The satisfaction survey. A survey can be replaced by another, not taken back: no event says that there was none.</summary>
internal sealed record SurveyFacet(string Id) : RowValueFacet<SurveyResult>(Id, "survey", "满意度调查")
{
    protected override SurveyResult? Of(Indicator row) => row.Survey;

    protected override string Text(SurveyResult value) => $"{value.Method}：发放{value.Issued} 有效{value.Valid} 满意{value.Satisfied}";

    protected override IReadOnlyList<ISelfEvaluationEvent>? Restore(SelfEvaluation now, SurveyResult? before, Ground ground) =>
        before is null ? null : [new SurveyRecorded(Id, before)];
}

using System.Collections;
using System.Collections.Immutable;
using PerfLedger.Domain;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Tests;

public sealed class TrailLineTests
{
    private const string Form = "evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.09";

    public static TheoryData<string> EvaluationEvents { get; } =
        [.. EventNames.All.Where(e => typeof(ISelfEvaluationEvent).IsAssignableFrom(e.Type)).Select(e => e.Name)];

    [Fact]
    public void Every_event_of_an_evaluation_is_in_the_catalogue() =>
        Assert.Equal(
            typeof(ISelfEvaluationEvent).Assembly.GetTypes().Where(t => t.IsClass
                && typeof(ISelfEvaluationEvent).IsAssignableFrom(t)).Select(t => t.Name).Order(),
            EventNames.All.Select(e => e.Type).Where(t => typeof(ISelfEvaluationEvent).IsAssignableFrom(t)).Select(t => t.Name).Order());

    [Theory]
    [MemberData(nameof(EvaluationEvents))]
    public void Every_event_has_a_line_that_says_something_and_carries_its_ground(string name)
    {
        var type = EventNames.TypeOf(name);
        var line = TrailLine.Of((ISelfEvaluationEvent)Make(type)!);
        Assert.NotEmpty(line.Figure);
        Assert.NotEmpty(line.After ?? "");
        Assert.NotEmpty(TrailKinds.Of(name));
        Assert.Matches(@"^\S+ \p{IsCJKUnifiedIdeographs}", TrailWords.NameOf(Form, Stored(line)));
        if (type.GetProperty("Reason") is not null) Assert.Equal(Because, line.Reason);
        if (type.GetProperty("Document") is not null) Assert.Equal("文本", line.Document);
        if (type.GetProperty("On") is not null) Assert.Equal(Day, line.On);
        if (type.GetProperty("Source") is not null) Assert.NotNull(line.Source);
        if (type.GetProperty("Evidence") is not null) Assert.NotEmpty(line.Evidence);
        if (type.GetProperty("Before") is not null) Assert.NotEmpty(line.Before ?? "");
    }

    /// <summary>Made-up events name the figure 文本; the code of a real one stands in its place.</summary>
    private static string Stored(TrailLine line) => line.Figure.StartsWith("文本", StringComparison.Ordinal)
        ? "funds.total.executed" + line.Figure["文本".Length..]
        : line.Figure;

    private static readonly Reason Because = new("settlement", "与国库对账单核对后更正");

    private static readonly DateOnly Day = new(2020, 7, 15);

    /// <summary>A made-up value of a type that stands in events.</summary>
    private static object? Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Make(inner);
        if (type == typeof(string)) return "文本";
        if (type == typeof(DateOnly)) return Day;
        if (type == typeof(Reason)) return Because;
        if (type == typeof(FigureValue)) return new FigureValue(ValueKind.Money, "118.96", 118.96m, "万元");
        if (type == typeof(FigureTerm)) return new FigureTerm(TermKind.Figure, "09", "funds.total.executed", []);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (type == typeof(bool)) return true;
        if (type.IsPrimitive || type == typeof(decimal)) return Convert.ChangeType(3, type,
            System.Globalization.CultureInfo.InvariantCulture);
        if (typeof(IEnumerable).IsAssignableFrom(type)) return One(type.GetGenericArguments()[0]);
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType))]);
    }

    private static object One(Type element) =>
        typeof(ImmutableArray).GetMethods().Single(m => m.Name == "Create"
            && m.GetParameters() is [{ ParameterType.IsGenericParameter: true }])
            .MakeGenericMethod(element).Invoke(null, [Make(element)])!;
}

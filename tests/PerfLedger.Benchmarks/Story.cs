using System.Globalization;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench;

namespace PerfLedger.Benchmarks;

/// <summary>A person who corrects figures of one form, one after the other, for ever.</summary>
internal sealed class Story(EventLedger ledger, string project)
{
    private const int Figures = 40;

    private static readonly Actor Clerk = new("bench", "填报人", "101", Assurance.Session, Session: "bench", ClientProgram: "bench");

    private long version;

    public string Stream { get; } = $"evaluation.2019.101.form.fund.{project}";

    /// <summary>The figure that history is asked for: one of those corrected in turn.</summary>
    public static string Figure => Name(7);

    /// <summary>The JSON of one such event, as the limit inserts it.</summary>
    public static byte[] Json { get; } = Streams.ToNew(Corrected(7, 1)).Json.ToArray();

    public async Task AppendAsync(int events)
    {
        var list = new NewEvent[events];
        for (var i = 0; i < events; i++)
            list[i] = Streams.ToNew(version + i == 0 ? Opened() : Corrected((int)((version + i) % Figures), version + i));
        var append = new StreamAppend(Stream, Streams.Evaluations.Name, version, list);
        var command = new Command(Guid.CreateVersion7(), Guid.CreateVersion7(), Clerk, "bench", [append]);
        var result = await ledger.AppendAsync(command);
        if (result is not AppendResult.Accepted)
            throw new InvalidOperationException($"not accepted: {result}");
        version += events;
    }

    private static string Name(int figure) => string.Create(CultureInfo.InvariantCulture, $"indicator.i-{figure:000}.actual");

    private static SelfEvaluationOpened Opened() => new(
        "project", "pack", 2019, new UnitRef("101", "某单位"), "某部门", "某专项", new ProjectRef("p", "某项目"), "万元", null, null, false);

    private static FigureCorrected Corrected(int figure, long n) => new(
        Name(figure), Money(n), Money(n + 1), new Reason("entry", "录入时数字颠倒，按支付凭证更正"), [], null, new DateOnly(2021, 3, 15), null);

    private static FigureValue Money(long n) => new(
        ValueKind.Money, string.Create(CultureInfo.InvariantCulture, $"{1942 + (n % 100)}.56"), (1942 + (n % 100)) * 10000m + 5600m, "万元");
}

using System.Globalization;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>A form at a point of its life, as a person names it for a comparison.</summary>
internal sealed record FormPoint(string Text, string Evaluation, Folded<SelfEvaluation> Folded)
{
    private const string Filing = "filing:", Return = "return:", Form = "form:";

    /// <summary>
    /// Reads a version, @position, day, instant, filing:1, return:1 or now of the form in question, or another form: form:10,
    /// form:10#filing:1, or an id with its dots.
    /// </summary>
    public static async Task<FormPoint> ReadAsync(LedgerSession session, string evaluation, string text, CancellationToken ct)
    {
        var (form, point) = Split(text);
        var stream = form is null ? evaluation : await EvaluationIds.ResolveAsync(session.Reads, form, ct);
        var asOf = point.StartsWith(Filing, StringComparison.Ordinal)
            ? AsOf.Version(await VersionOfAsync(session, stream, point[Filing.Length..], ct))
            : point.StartsWith(Return, StringComparison.Ordinal)
            ? AsOf.Version(await VersionOfReturnAsync(session, stream, point[Return.Length..], ct))
            : await EvaluationIds.ReachedAsync(session.Ledger, stream, point is "" or "now" ? null : point, ct);
        var folded = await session.Ledger.FoldAsync(Streams.Evaluations, stream, asOf, ct);
        return folded.State.Opened is not null
            ? new FormPoint(text, stream, folded)
            : throw new CliException(ExitCodes.NotFound, $"{stream} 在“{text}”这一时点还没有建表。");
    }

    private static (string? Form, string Point) Split(string text)
    {
        var named = text.StartsWith(Form, StringComparison.Ordinal);
        if (!named && !IsEnding(text)) return (null, text);
        var parts = (named ? text[Form.Length..] : text).Split('#', 2);
        return (parts[0], parts.Length == 2 ? parts[1] : "");
    }

    // An id has dots, and its segments letters; an instant has colons, a version none of these.
    private static bool IsEnding(string text) =>
        text.Split('#')[0] is var id && id.Contains('.', StringComparison.Ordinal) && !id.Contains(':', StringComparison.Ordinal)
        && id.Any(char.IsAsciiLetter);

    private static async Task<long> VersionOfReturnAsync(LedgerSession session, string stream, string round, CancellationToken ct)
    {
        var rounds = new List<string>();
        await foreach (var e in session.Ledger.ReadStreamAsync(stream, 1, null, ct))
        {
            if (Streams.Read(e) is not EvaluationReturned returned) continue;
            rounds.Add(returned.Round.ToString(CultureInfo.InvariantCulture));
            if (rounds[^1] == round) return e.Version;
        }

        throw new CliException(ExitCodes.NotFound, rounds.Count == 0
            ? $"{stream} 还没有被退回过，没有 return:{round}。"
            : $"{stream} 第 {round} 次送审没有被退回，退回的有 {string.Join('、', rounds.Select(r => Return + r))}。");
    }

    private static async Task<long> VersionOfAsync(LedgerSession session, string stream, string number, CancellationToken ct)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
            throw new CliException(ExitCodes.BadInput, $"“filing:{number}”看不懂：写第几版报送，如 filing:1。");
        var filings = (await FilingQuery.AllAsync(session.Reads, ct)).Where(f => f.Subject == stream).ToList();
        return filings.Find(f => f.Number == n)?.Version ?? throw new CliException(ExitCodes.NotFound, filings.Count == 0
            ? $"{stream} 还没有报送过，没有 filing:{n}。"
            : $"{stream} 没有第 {n} 版报送，现有第 {string.Join('、', filings.Select(f => f.Number))} 版。");
    }
}

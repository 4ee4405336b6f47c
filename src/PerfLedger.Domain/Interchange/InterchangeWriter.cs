using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Interchange.Tables;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Interchange;

/// <summary>
/// Writes the interchange format from the state: every member, in the order of the format, one a line, two spaces, line feeds, so that two
/// exports compare line by line. Importing an export into an empty ledger gives the same export again. Not in the format and therefore not
/// exported: evidence, surveys, opinions, the workflow.
/// </summary>
public static class InterchangeWriter
{
    /// <summary>One form, <c>perfledger/self-evaluation/1</c>; a table as <c>perfledger/base-data/1</c>.</summary>
    /// <exception cref="InvalidOperationException">The self-evaluation was never opened.</exception>
    public static byte[] Write(SelfEvaluation form) => Bytes(json =>
    {
        if (form.Layout is { } table) new TableWriter(json, form, table).Write();
        else new FormWriter(json, form).Write();
    });

    /// <summary>Several forms of one department, <c>perfledger/filing/1</c>, in the order given.</summary>
    /// <exception cref="InvalidOperationException">A self-evaluation was never opened.</exception>
    public static byte[] Write(InterchangeProgramme programme, IEnumerable<SelfEvaluation> forms) => Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", InterchangeFormat.Filing);
        json.WriteString("department", programme.Department);
        Overall(json, programme.Overall);
        json.WriteStartArray("selfEvaluations");
        foreach (var form in forms) new FormWriter(json, form).Write();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Overall(Utf8JsonWriter json, InterchangeOverall? overall)
    {
        json.WritePropertyName("overall");
        if (overall is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("moneyUnit", overall.MoneyUnit);
        Amounts(json, ("initial", overall.Initial), ("adjustment", overall.Adjustment), ("executed", overall.Executed));
        json.WriteStartArray("statements");
        foreach (var s in overall.Statements)
        {
            json.WriteStartObject();
            json.WriteString("place", s.Place);
            Amounts(json, ("initial", s.Initial), ("adjustment", s.Adjustment), ("fullYear", s.FullYear), ("executed", s.Executed),
                ("carryOver", s.CarryOver));
            json.WriteString("text", s.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Amounts(Utf8JsonWriter json, params (string Name, FigureValue Value)[] amounts)
    {
        foreach (var (name, value) in amounts) json.WriteString(name, value.Printed);
    }

    internal static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Indented = true,
            IndentSize = 2,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
            write(json);
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfLedger.Workbench.Tests.Golden;

/// <summary>
/// Golden files in the source tree. After a wanted change of builder, calculation, template or engine, before it is released:
/// <c>PERFLEDGER_GOLDEN=write dotnet test tests/PerfLedger.Workbench.Tests --filter GoldenFormTests.The_</c>, then read the difference.
/// </summary>
internal static class GoldenFiles
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static bool IsWriting { get; } = Environment.GetEnvironmentVariable("PERFLEDGER_GOLDEN") == "write";

    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "PerfLedger.Workbench.Tests", "Golden");

    /// <summary>JSON as the golden files hold it: indented, so that a difference can be read.</summary>
    public static string Indented(ReadOnlyMemory<byte> json) =>
        JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Readable) + "\n";

    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Readable) + "\n";

    public static void Compare(string name, string actual)
    {
        var path = Path.Combine(Folder, name);
        if (!IsWriting)
        {
            Assert.Equal(File.ReadAllText(path), actual);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, actual);
    }

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));
}

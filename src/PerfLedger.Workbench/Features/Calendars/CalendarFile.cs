using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerfLedger.Domain.Calendars;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Calendars;

/// <summary>A year of the working calendar as a file: <c>perfledger/work-calendar/1</c>.</summary>
internal sealed record CalendarFile(
    string Schema, int Year, bool Provisional, ImmutableArray<string> Papers, ImmutableArray<CalendarDay> Days)
{
    private const string Known = "perfledger/work-calendar/1";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    public static CalendarPublished Read(FileInfo file)
    {
        if (!file.Exists) throw new CliException(ExitCodes.BadInput, $"没有文件 {file.FullName}。");
        try
        {
            var read = JsonSerializer.Deserialize<CalendarFile>(File.ReadAllBytes(file.FullName), Strict)!;
            return read.Schema == Known ? new(read.Year, read.Provisional, read.Papers, read.Days)
                : throw new CliException(ExitCodes.BadInput, $"{file.Name}：/schema 为“{read.Schema}”，应为“{Known}”。");
        }
        catch (JsonException e)
        {
            throw new CliException(ExitCodes.BadInput, $"{file.Name} 第 {e.LineNumber + 1} 行（{e.Path}）不合格式：应为 {Known}，日期写 2020-05-01。");
        }
    }
}

using PerfLedger.Documents;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Sheets;

namespace PerfLedger.Workbench.Features.Packages;

/// <summary>
/// The figures of a filing as a workbook, at the versions it froze: of a form that form, made of what the filing pins; of a report the
/// forms it draws from, each on the template in force at the freeze, and 汇总 in front.
/// </summary>
internal sealed class FiledWorkbook(LedgerSession session, PackageSource source)
{
    private ReportFiled Filed => source.Filed;

    /// <summary>Makes it; null when the filing has no forms, or cannot be made again as it was filed.</summary>
    public async Task<PackageFile?> MakeAsync(CancellationToken ct)
    {
        if (!source.Regeneration.Identical) return null;
        var (code, at, path) = (AttachSeal.CodeOf(Filed), Filed.Freeze.At, $"报告/{PackagePaths.Name(source.Row)}.xlsx");
        if (Streams.IsForm(Filed.Freeze.Streams[0].Stream))
            return new(path, FormBook.Write(await OwnAsync(ct), code, at), "报送件的电子表格，按报送时的版本");
        var freeze = await session.Ledger.HeadAtAsync(Filed.Freeze.Position, ct);
        var forms = new List<FormReference>();
        foreach (var pin in Filed.Freeze.Streams.Where(s => Streams.IsForm(s.Stream)))
            forms.Add(await FormReference.AtAsync(session, pin, freeze, ct));
        return forms.Count == 0 ? null
            : new(path, FormBook.WriteSet(forms, code, Filed.Title, at), $"报告所引 {forms.Count} 张表的电子表格，按报送时的版本");
    }

    private async Task<FormReference> OwnAsync(CancellationToken ct)
    {
        var frozen = new List<FrozenState>();
        foreach (var pin in Filed.Freeze.Streams)
            frozen.Add((await FrozenState.AtAsync(session.Ledger, pin.Stream, AsOf.Version(pin.Version), ct))!);
        var cut = new Cut(Filed.Freeze.Position, Filed.Freeze.At, frozen);
        var (kind, engine) = (ReportKinds.Pinned(Filed.Pins.ModelBuilder, Filed.Pins.Calculation), DocumentEngines.Get(Filed.Pins.Engine));
        var materials = new Materials([.. source.Materials.Select(m => new Material(m.Pin.Kind, m.Pin.Name, m.Bytes))]);
        var template = new FormTemplate(Filed.Pins.Template, source.Template, source.Fields ?? []);
        var made = new MadeReport(
            kind, cut, kind.Frame(cut), template, materials, source.Model, engine.Render(source.Template, source.Model), []);
        return FormReference.Of(made, engine);
    }
}

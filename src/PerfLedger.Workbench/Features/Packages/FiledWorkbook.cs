using PerfLedger.Documents;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Sheets;

namespace PerfLedger.Workbench.Features.Packages;

/// <summary>
/// The figures of a filing as a workbook, at the versions it froze: of a form that form, made of what the filing pins; of a report the
/// forms it draws from, each on the template pinned with it, and 汇总 in front.
/// </summary>
internal sealed class FiledWorkbook(LedgerSession session, PackageSource source)
{
    private ReportFiled Filed => source.Filed;

    private Materials Materials { get; } = new([.. source.Materials.Select(m => new Material(m.Pin.Kind, m.Pin.Name, m.Bytes))]);

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
            forms.Add(Drawn(await Cut.AtAsync(session.Ledger, pin.Stream, AsOf.Version(pin.Version), freeze, ct)));
        return forms.Count == 0 ? null
            : new(path, FormBook.WriteSet(forms, code, Filed.Title, at), $"报告所引 {forms.Count} 张表的电子表格，按报送时的版本");
    }

    private async Task<FormReference> OwnAsync(CancellationToken ct)
    {
        var frozen = new List<FrozenState>();
        foreach (var pin in Filed.Freeze.Streams)
            frozen.Add((await FrozenState.AtAsync(session.Ledger, pin.Stream, AsOf.Version(pin.Version), ct))!);
        var form = Filed.Pins.Template;
        return Of(ReportKinds.Pinned(Filed.Pins.ModelBuilder, Filed.Pins.Calculation),
            new Cut(Filed.Freeze.Position, Filed.Freeze.At, frozen),
            new FormTemplate(form, source.Template, Materials.Get(Materials.FieldsKind, form)), source.Model);
    }

    /// <summary>A form the report draws from, on the template pinned with the report.</summary>
    private FormReference Drawn(Cut cut)
    {
        var kind = ReportKinds.For(cut.Own.State);
        return Of(kind, cut, Materials.Template(kind.Frame(cut).Form), kind.Model(cut, Materials, FormReference.Author));
    }

    private FormReference Of(IReportKind kind, Cut cut, FormTemplate template, byte[] model)
    {
        var engine = DocumentEngines.Get(Filed.Pins.Engine);
        return FormReference.Of(
            new MadeReport(kind, cut, kind.Frame(cut), template, Materials, model, engine.Render(template.Docx, model), []), engine);
    }
}

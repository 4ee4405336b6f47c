using PerfLedger.Domain.Interchange;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Campaigns;
using PerfLedger.Workbench.Features.Imports;

namespace PerfLedger.Workbench.Features.Demo;

/// <summary>The shipped sample: figures as filed, invented people, an invented way to them.</summary>
internal sealed record DemoSamples(
    byte[] Filing, InterchangeFile File, byte[] Report, DemoHistory History, DemoPeople People, CampaignFile Campaign)
{
    public static DemoSamples Read()
    {
        static byte[] Bytes(string name) => System.IO.File.ReadAllBytes(FileOf(name).FullName);
        var filing = Bytes("filing.json");
        return new DemoSamples(filing, InterchangeFiles.Read(filing, "filing.json"), Bytes("report.json"),
            DemoHistory.Read(Bytes("history.json")), DemoPeople.Read(Bytes("people.json")),
            CampaignFile.Read(FileOf("campaign.json")));
    }

    public static FileInfo FileOf(string name) => new(Path.Combine(AppContext.BaseDirectory, "samples", "zhuzhou-2020", name));

    /// <summary>The stream of a form by its project code.</summary>
    public string StreamOf(string form) => FileImport.Stream(File.Forms.Single(f => f.Identity.Project?.Code == form).Identity);

    public DemoPerson Person(string id) => People.People.Single(p => p.Id == id);

    /// <summary>A desk at which a person of the demo acts in their role.</summary>
    public CommandDesk Desk(LedgerSession session, string id)
    {
        var person = Person(id);
        return new CommandDesk(session.Ledger,
            new Actor(id, person.Role.ToString().ToLowerInvariant(), person.Unit.Code, Assurance.Asserted))
        {
            Documents = session.Documents,
        };
    }
}

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>What every page says of the ledger.</summary>
/// <param name="Ledger">Its name.</param>
public sealed record LedgerFacts(string Ledger);

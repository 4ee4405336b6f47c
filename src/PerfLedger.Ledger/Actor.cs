namespace PerfLedger.Ledger;

/// <summary>How well the ledger knows who acts. Stored in lower case in the headers of every event.</summary>
public enum Assurance
{
    /// <summary>Said so on the command line; nothing was checked.</summary>
    Asserted,

    /// <summary>A signed-in session.</summary>
    Session,

    /// <summary>An API token.</summary>
    Token,

    /// <summary>A job of the program itself.</summary>
    Job,
}

/// <summary>Who appends, in which role and unit at that time, and how sure that is.</summary>
/// <param name="Id">Immutable id of the person or job; never a name.</param>
/// <param name="Role">Role held at the time.</param>
/// <param name="Unit">Unit acted for at the time.</param>
/// <param name="Assurance">How the id was established.</param>
/// <param name="OnBehalfOf">Id of the person for whom the actor stands in.</param>
/// <param name="Session">Id of the session; personal, committed by a salt.</param>
/// <param name="ClientAddress">Network address; personal, committed by a salt.</param>
/// <param name="ClientProgram">Name and version of the calling program.</param>
public sealed record Actor(
    string Id,
    string Role,
    string Unit,
    Assurance Assurance,
    string? OnBehalfOf = null,
    string? Session = null,
    string? ClientAddress = null,
    string ClientProgram = "perfledger");

using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PerfLedger.Domain;
using PerfLedger.Domain.People;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>
/// Makes, resets and closes accounts. Every change of what proves a person ends his sessions at once, and stands in his stream: who may not
/// make it is refused there, before anything changed.
/// </summary>
internal sealed class AccountDesk(AuthDb db, UserManager<Account> accounts, EventLedger ledger, Actor actor)
{
    // No letters that are mistaken for another when read from a slip of paper: 32 signs, 80 bits in 16.
    private const string Signs = "abcdefghjkmnpqrstuvwxyz23456789A";

    public async Task<IReadOnlyList<Account>> AllAsync(CancellationToken ct) =>
        await db.Accounts.AsNoTracking().OrderBy(a => a.PersonId).ToListAsync(ct);

    /// <summary>The account of a person; null when there is none.</summary>
    public async Task<Account?> FindAsync(string person, CancellationToken ct) =>
        await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.PersonId == person, ct);

    /// <summary>A new account; returns its one-time password, which is nowhere else.</summary>
    public async Task<string> AddAsync(string person, string name, bool mustChange, CancellationToken ct)
    {
        if (await db.Accounts.AnyAsync(a => a.PersonId == person, ct))
            throw new CliException(ExitCodes.Refused, $"{person} 已有登录。忘记密码请重置密码。")
            {
                Word = $"perfledger account reset {person}",
            };
        if (await accounts.FindByNameAsync(name) is not null) throw new CliException(ExitCodes.Refused, $"登录名“{name}”已有人用；请换一个。");
        await RecordAsync(person, SignInChange.Made, ct);
        var password = NewPassword();
        Require(await accounts.CreateAsync(
            new Account { Id = Guid.CreateVersion7(), PersonId = person, UserName = name, MustChange = mustChange }, password));
        return password;
    }

    /// <summary>A new one-time password; a lock or a lock-out ends with it.</summary>
    public async Task<string> ResetAsync(string person, CancellationToken ct)
    {
        var account = await OfAsync(person, ct);
        await RecordAsync(person, SignInChange.Reset, ct);
        var password = NewPassword();
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        (account.MustChange, account.Closed, account.LockoutEnd, account.AccessFailedCount) = (true, false, null, 0);
        Require(await accounts.UpdateSecurityStampAsync(account));
        return password;
    }

    public async Task LockAsync(string person, CancellationToken ct)
    {
        var account = await OfAsync(person, ct);
        await RecordAsync(person, SignInChange.Locked, ct);
        account.Closed = true;
        Require(await accounts.UpdateSecurityStampAsync(account));
    }

    /// <summary>Takes the one-time codes away, for who lost the telephone; where they are demanded the next sign-in asks to set up new
    /// ones.</summary>
    public async Task ResetCodesAsync(string person, CancellationToken ct)
    {
        var account = await OfAsync(person, ct);
        await RecordAsync(person, SignInChange.CodesReset, ct);
        await db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == account.Id).ExecuteDeleteAsync(ct);
        account.TwoFactorEnabled = false;
        Require(await accounts.UpdateSecurityStampAsync(account));
    }

    public static void Require(IdentityResult result)
    {
        if (!result.Succeeded) throw new CliException(ExitCodes.Refused, string.Join(' ', result.Errors.Select(e => e.Description)));
    }

    /// <summary>What the program itself saw at the door, in the person's stream.</summary>
    public static Task SeenAsync(EventLedger ledger, string person, SignInChange change, CancellationToken ct) =>
        RecordAsync(ledger, new Actor("job.sign-in", "system", "system", Assurance.Job), person, change, ct);

    private static Task<Outcome> RecordAsync(EventLedger ledger, Actor by, string person, SignInChange change, CancellationToken ct) =>
        new CommandDesk(ledger, by).DecideAsync(
            Streams.People, StreamIds.Person(person), new ChangeSignIn(change).Decide, ct);

    private Task<Outcome> RecordAsync(string person, SignInChange change, CancellationToken ct) =>
        RecordAsync(ledger, actor, person, change, ct);

    private async Task<Account> OfAsync(string person, CancellationToken ct) =>
        await db.Accounts.SingleOrDefaultAsync(a => a.PersonId == person, ct)
        ?? throw new CliException(ExitCodes.NotFound, $"{person} 还没有登录。请先建立登录。") { Word = $"perfledger account add {person}" };

    private static string NewPassword() =>
        string.Join('-', RandomNumberGenerator.GetString(Signs, 16).Chunk(4).Select(c => new string(c)));
}

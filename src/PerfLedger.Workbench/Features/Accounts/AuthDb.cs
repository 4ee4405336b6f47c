using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>The accounts in PostgreSQL as ASP.NET Core Identity keeps them; the tables are those of migrations/0007.</summary>
internal sealed class AuthDb(DbContextOptions<AuthDb> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.HasDefaultSchema("auth");
        model.Entity<Account>(a =>
        {
            a.ToTable("account");
            a.HasKey(x => x.Id);
            a.Property(x => x.Id).HasColumnName("id").ValueGeneratedNever();
            a.Property(x => x.PersonId).HasColumnName("person_id");
            a.Property(x => x.UserName).HasColumnName("user_name").IsRequired();
            a.Property(x => x.NormalizedUserName).HasColumnName("normalized_user_name").IsRequired();
            a.Property(x => x.PasswordHash).HasColumnName("password_hash");
            a.Property(x => x.MustChange).HasColumnName("must_change");
            a.Property(x => x.Closed).HasColumnName("closed");
            a.Property(x => x.SecurityStamp).HasColumnName("security_stamp").IsRequired();
            a.Property(x => x.ConcurrencyStamp).HasColumnName("concurrency_stamp").IsConcurrencyToken();
            a.Property(x => x.TwoFactorEnabled).HasColumnName("two_factor_enabled");
            a.Property(x => x.LockoutEnabled).HasColumnName("lockout_enabled");
            a.Property(x => x.LockoutEnd).HasColumnName("lockout_end");
            a.Property(x => x.AccessFailedCount).HasColumnName("access_failed_count");
            // Mailboxes and telephones of persons are none of an account's business.
            a.Ignore(x => x.Email).Ignore(x => x.NormalizedEmail).Ignore(x => x.EmailConfirmed);
            a.Ignore(x => x.PhoneNumber).Ignore(x => x.PhoneNumberConfirmed);
        });
        model.Entity<IdentityUserToken<Guid>>(t =>
        {
            t.ToTable("account_token");
            t.HasKey(x => new { x.UserId, x.LoginProvider, x.Name });
            t.Property(x => x.UserId).HasColumnName("account_id");
            t.Property(x => x.LoginProvider).HasColumnName("provider");
            t.Property(x => x.Name).HasColumnName("name");
            t.Property(x => x.Value).HasColumnName("value");
            t.HasOne<Account>().WithMany().HasForeignKey(x => x.UserId);
        });
    }
}

using System.Globalization;
using PerfLedger.Domain;

namespace PerfLedger.Browser.Tests;

/// <summary>Pictures of every page, and the page as it prints, for eyes: ./perfledger shots DIR.</summary>
internal static class Shots
{
    private static readonly int[] Widths = [1280, 1600];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var folder, .. var only])
        {
            await Console.Error.WriteLineAsync("shots DIR [page …]");
            return 2;
        }

        Directory.CreateDirectory(folder);
        await using var site = await Site.StartAsync();
        await using var browser = await Browser.StartAsync();
        foreach (var width in Widths)
        {
            var filler = await site.PersonAsync(Site.Unit, [Role.Filler, Role.Head]);
            await using var tab = await browser.OpenAsync(site, width);
            foreach (var (name, path) in Pages.OfNobody.Where(p => IsWanted(p.Name))) await ShootAsync(tab, folder, name, path, width);
            await tab.SignInAsync(filler.Name, filler.Password);
            foreach (var (name, path) in await Pages.OfFillerAsync(site, filler.Name))
                if (IsWanted(name)) await ShootAsync(tab, folder, name, path, width);
            var reviewer = await site.PersonAsync(Site.Office, [Role.Reviewer]);
            await using var office = await browser.OpenAsync(site, width);
            await office.SignInAsync(reviewer.Name, reviewer.Password);
            if (IsWanted("enrol")) await office.ShootAsync(Named("enrol", width));
            await office.EnrolAsync();
            foreach (var (name, path) in Pages.OfReviewer)
                if (IsWanted(name)) await ShootAsync(office, folder, name, path, width);
            (Role, IReadOnlyList<(string Name, string Path)>)[] others =
            [
                (Role.Organiser, await Pages.OfOrganiserAsync(site)),
                (Role.SecurityAdmin, Pages.OfSecurity),
                (Role.AuditAdmin, Pages.OfAudit),
            ];
            foreach (var (role, pages) in others)
            {
                if (!pages.Any(p => IsWanted(p.Name))) continue;
                var admin = await site.PersonAsync(Site.Office, [role]);
                await using var desk = await browser.OpenAsync(site, width);
                await desk.SignInAsync(admin.Name, admin.Password);
                await desk.EnrolAsync();
                foreach (var (name, path) in pages.Where(p => IsWanted(p.Name))) await ShootAsync(desk, folder, name, path, width);
            }
        }

        return 0;

        bool IsWanted(string name) => only.Length == 0 || only.Contains(name);
        string Named(string name, int width) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{width}.png"));
    }

    private static async Task ShootAsync(Tab tab, string folder, string name, string path, int width)
    {
        await tab.GoAsync(path);
        await tab.ShootAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{width}.png")));
        if (width == Widths[0])
            await tab.Page.PdfAsync(new() { Path = Path.Combine(folder, name + ".pdf"), PreferCSSPageSize = true, PrintBackground = true });
    }
}

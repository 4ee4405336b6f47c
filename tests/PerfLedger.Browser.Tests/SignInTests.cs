using Microsoft.Playwright;
using PerfLedger.Domain;

namespace PerfLedger.Browser.Tests;

/// <summary>Who comes in, how long he stays, and when he goes.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class SignInTests(Workbench workbench) : IDisposable
{
    private Site Site => workbench.Site;

    public void Dispose()
    {
        if (Site is not null) Site.Clock.Ahead = TimeSpan.Zero;
    }

    [BrowserFact]
    public async Task A_person_is_led_to_the_sign_in_and_back_and_signs_out()
    {
        var (name, password) = await Site.PersonAsync(Site.Unit, [Role.Filler]);
        await using var tab = await OpenAsync();
        await tab.GoAsync($"/evaluations/{Site.Form9}?at=30");
        Assert.StartsWith("/sign-in?to=", tab.Path, StringComparison.Ordinal);
        await tab.SignInAsync(name, password);
        Assert.Equal($"/evaluations/{Site.Form9}?at=30", tab.Path);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        Assert.Equal("/sign-in", tab.Path);
        await tab.GoAsync("/");
        Assert.Equal("/sign-in", tab.Path);
    }

    [BrowserFact]
    public async Task The_cookie_is_kept_from_scripts_and_from_other_sites()
    {
        var (name, password) = await Site.PersonAsync(Site.Unit, [Role.Filler]);
        await using var tab = await OpenAsync();
        await tab.SignInAsync(name, password);
        var cookie = (await tab.Page.Context.CookiesAsync()).Single(c => c.Name == "perfledger-session");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteAttribute.Lax, cookie.SameSite);
        Assert.Equal(-1, cookie.Expires); // gone with the browser
    }

    [BrowserFact]
    public async Task Five_wrong_passwords_lock_the_sign_in_even_for_the_right_one()
    {
        var (name, password) = await Site.PersonAsync(Site.Unit, [Role.Filler]);
        await using var tab = await OpenAsync();
        for (var n = 1; n <= 4; n++)
        {
            await tab.SignInAsync(name, "wrong-password-" + n);
            Assert.Contains("登录名或密码不对", await AlarmAsync(tab), StringComparison.Ordinal);
        }

        await tab.SignInAsync(name, "wrong-password-5");
        Assert.Contains("已锁定 15 分钟", await AlarmAsync(tab), StringComparison.Ordinal);
        await tab.SignInAsync(name, password);
        Assert.Contains("已锁定", await AlarmAsync(tab), StringComparison.Ordinal);
        var fresh = await Site.WithAccountsAsync(a => a.ResetAsync(name, CancellationToken.None));
        await tab.SignInAsync(name, fresh);
        Assert.Equal("/account/password", tab.Path);
    }

    [BrowserFact]
    public async Task A_name_nobody_has_is_answered_like_a_wrong_password()
    {
        await using var tab = await OpenAsync();
        await tab.SignInAsync("nobody", "wrong-password");
        Assert.Equal("登录名或密码不对。", (await AlarmAsync(tab)).Trim());
    }

    [BrowserFact]
    public async Task A_password_given_by_somebody_else_is_changed_before_anything_else()
    {
        var (name, password) = await Site.PersonAsync(Site.Unit, [Role.Filler], mustChange: true);
        await using var tab = await OpenAsync();
        await tab.SignInAsync(name, password);
        Assert.Equal("/account/password", tab.Path);
        await tab.GoAsync("/evaluations");
        Assert.Equal("/account/password", tab.Path);
        await ChangeAsync(tab, "not the password", "short", "other");
        Assert.Contains("两次输入的新密码不一样", await AlarmAsync(tab), StringComparison.Ordinal);
        await ChangeAsync(tab, "not the password", "a long new phrase", "a long new phrase");
        Assert.Contains("原密码不对", await AlarmAsync(tab), StringComparison.Ordinal);
        await ChangeAsync(tab, password, "eleven sign", "eleven sign");
        Assert.Contains("至少 12 个字符", await AlarmAsync(tab), StringComparison.Ordinal);
        await ChangeAsync(tab, password, "a long new phrase", "a long new phrase");
        Assert.Equal("/", tab.Path);
        Assert.Equal(200, await tab.GoAsync("/evaluations"));
        Assert.Equal("/evaluations", tab.Path);
    }

    [BrowserFact]
    public async Task A_reviewer_sets_up_codes_first_and_signs_in_with_one_that_works_once()
    {
        var (name, password) = await Site.PersonAsync(Site.Office, [Role.Reviewer]);
        await using var tab = await OpenAsync();
        await tab.SignInAsync(name, password);
        Assert.Equal("/account/code", tab.Path);
        await tab.GoAsync("/evaluations");
        Assert.Equal("/account/code", tab.Path);
        var secret = await tab.EnrolAsync();
        var recovery = await tab.Page.Locator(".codes code").AllInnerTextsAsync();
        Assert.Equal(10, recovery.Count);
        Assert.Equal(200, await tab.GoAsync("/evaluations"));

        await using var other = await OpenAsync();
        await other.SignInAsync(name, password);
        Assert.StartsWith("/sign-in/code", other.Path, StringComparison.Ordinal);
        await other.GoAsync("/evaluations");
        Assert.StartsWith("/sign-in?", other.Path, StringComparison.Ordinal); // the password alone opens nothing
        await EnterCodeAsync(other, "000000");
        Assert.Contains("动态码不对", await AlarmAsync(other), StringComparison.Ordinal);
        var code = OneTimeCode.Of(secret, DateTimeOffset.UtcNow);
        await EnterCodeAsync(other, code);
        Assert.Equal("/", other.Path);

        await using var third = await OpenAsync();
        await third.SignInAsync(name, password);
        await EnterCodeAsync(third, code);
        Assert.Contains("已用过", await AlarmAsync(third), StringComparison.Ordinal);
        await EnterCodeAsync(third, recovery[0]);
        Assert.Equal("/", third.Path);
        await using var fourth = await OpenAsync();
        await fourth.SignInAsync(name, password);
        await EnterCodeAsync(fourth, recovery[0]);
        Assert.Contains("动态码不对", await AlarmAsync(fourth), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_session_ends_at_once_when_the_account_is_locked_or_the_role_goes()
    {
        var (name, password) = await Site.PersonAsync(Site.Unit, [Role.Filler]);
        await using var tab = await OpenAsync();
        await tab.SignInAsync(name, password);
        Assert.Equal(200, await tab.GoAsync("/evaluations"));
        await Site.RegisterAsync(name, Site.Unit, [Role.Evaluator]);
        await tab.GoAsync("/evaluations");
        Assert.StartsWith("/sign-in", tab.Path, StringComparison.Ordinal);

        await tab.SignInAsync(name, password);
        Assert.Equal("/evaluations", tab.Path);
        await Site.WithAccountsAsync(async a =>
        {
            await a.LockAsync(name, CancellationToken.None);
            return true;
        });
        await tab.GoAsync("/evaluations");
        Assert.StartsWith("/sign-in", tab.Path, StringComparison.Ordinal);
        await tab.SignInAsync(name, password);
        Assert.Contains("登录名或密码不对", await AlarmAsync(tab), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_session_ends_at_once_when_the_person_is_closed_in_the_ledger()
    {
        var (name, password) = await Site.PersonAsync(Site.Unit, [Role.Filler]);
        await using var tab = await OpenAsync();
        await tab.SignInAsync(name, password);
        Assert.Equal(200, await tab.GoAsync("/evaluations"));
        await Site.CloseAsync(name);
        await tab.GoAsync("/evaluations");
        Assert.StartsWith("/sign-in", tab.Path, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_session_ends_after_half_an_hour_of_rest_and_after_half_a_day_of_work()
    {
        var (name, password) = await Site.PersonAsync(Site.Unit, [Role.Filler]);
        await using var tab = await OpenAsync();
        await tab.SignInAsync(name, password);
        for (var minutes = 25; minutes < 12 * 60; minutes += 25)
        {
            Site.Clock.Ahead = TimeSpan.FromMinutes(minutes);
            await tab.GoAsync("/evaluations");
            Assert.True(tab.Path == "/evaluations", $"The session ended after {minutes} minutes.");
        }

        Site.Clock.Ahead = TimeSpan.FromHours(12);
        await tab.GoAsync("/evaluations");
        Assert.StartsWith("/sign-in", tab.Path, StringComparison.Ordinal);
        await tab.SignInAsync(name, password);
        Site.Clock.Ahead += TimeSpan.FromMinutes(31);
        await tab.GoAsync("/evaluations");
        Assert.StartsWith("/sign-in", tab.Path, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_password_is_asked_for_again_before_a_step_that_signs()
    {
        var (name, password) = await Site.PersonAsync(Site.Unit, [Role.Filler]);
        await using var tab = await OpenAsync();
        await tab.SignInAsync(name, password);
        await tab.GoAsync(Site.SignedStep);
        Assert.Equal(Site.SignedStep, tab.Path);
        Site.Clock.Ahead = TimeSpan.FromMinutes(6);
        await tab.GoAsync(Site.SignedStep);
        Assert.StartsWith("/account/again", tab.Path, StringComparison.Ordinal);
        await AgainAsync(tab, "wrong-password");
        Assert.Contains("密码不对", await AlarmAsync(tab), StringComparison.Ordinal);
        await AgainAsync(tab, password);
        Assert.Equal(Site.SignedStep, tab.Path);
    }

    [BrowserFact]
    public async Task A_sign_in_never_leads_to_another_site()
    {
        var (name, password) = await Site.PersonAsync(Site.Unit, [Role.Filler]);
        await using var tab = await OpenAsync();
        await tab.GoAsync("/sign-in?to=//example.org/");
        await tab.SignInAsync(name, password);
        Assert.Equal("/", tab.Path);
        Assert.Empty(tab.Elsewhere);
    }

    private Task<Tab> OpenAsync() => workbench.Browser.OpenAsync(Site);

    private static Task<string> AlarmAsync(Tab tab) => tab.Page.Locator("[role=alert]").InnerTextAsync();

    private static async Task EnterCodeAsync(Tab tab, string code)
    {
        if (!tab.Path.StartsWith("/sign-in/code", StringComparison.Ordinal)) await tab.GoAsync("/sign-in/code");
        await tab.Page.GetByLabel("动态码").FillAsync(code);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "继续" }).ClickAsync();
    }

    private static async Task ChangeAsync(Tab tab, string now, string then, string again)
    {
        await tab.Page.Locator("#now").FillAsync(now);
        await tab.Page.Locator("#then").FillAsync(then);
        await tab.Page.Locator("#again").FillAsync(again);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "修改" }).ClickAsync();
    }

    private static async Task AgainAsync(Tab tab, string password)
    {
        await tab.Page.GetByLabel("密码", new() { Exact = true }).FillAsync(password);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();
    }
}

using Microsoft.Playwright;
using PerfLedger.Browser.Tests.Filling;
using PerfLedger.Domain;
using PerfLedger.Domain.Organisation;
using PerfLedger.Workbench.Features.Accounts;

namespace PerfLedger.Browser.Tests.Desk;

/// <summary>People in the browser: work handed out inside a unit, roles granted and taken back, sign-ins kept, units registered.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class PeopleJourney(Workbench workbench)
{
    private Site Site => workbench.Site;

    [BrowserFact]
    public async Task A_head_hands_out_a_block_and_the_person_finds_it_on_the_desk_and_reports_it_filled()
    {
        var form = await Drafts.MakeAsync(Site);
        var filler = await Site.PersonAsync(Site.Unit, [Role.Filler]);
        await using var head = await SignedInAsync(Site.Unit, Role.Head);
        await head.GoAsync($"/tasks?text={form}");
        await head.Page.Locator("details.act summary").ClickAsync();
        await head.Page.Locator("select[name=person]").SelectOptionAsync(filler.Name);
        await head.Page.Locator("input[name=by]").FillAsync("明天");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "分配", Exact = true }).ClickAsync();
        await Assertions.Expect(head.Page.Locator("[role=alert]").First).ToContainTextAsync("看不懂日期“明天”");
        Assert.Equal("明天", await head.Page.Locator("details[open] input[name=by]").InputValueAsync());
        await head.Page.Locator("details[open] input[name=by]").FillAsync("2030-04-30");
        await head.Page.Locator("details[open] button").ClickAsync();
        await Assertions.Expect(head.Page.Locator(".notice")).ToContainTextAsync("已分配");
        await using var tab = await workbench.Browser.OpenAsync(Site, script: false);
        await tab.SignInAsync(filler.Name, filler.Password);
        await Assertions.Expect(tab.Page.Locator(".todos")).ToContainTextAsync("填写资金部分");
        await tab.GoAsync($"/tasks?text={form}");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "报告填好" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".notice")).ToContainTextAsync("已报告填好");
        await tab.GoAsync("/");
        Assert.DoesNotContain("填写资金部分", await tab.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_role_granted_within_limits_holds_at_once_and_ends_at_once()
    {
        var person = await Site.PersonAsync("ZZ-WJJ", [Role.Filler]);
        await using var tab = await workbench.Browser.OpenAsync(Site, script: false);
        await tab.SignInAsync(person.Name, person.Password);
        Assert.Equal(403, await tab.GoAsync($"/evaluations/{Site.Form9}"));
        await using var admin = await SignedInAsync(Site.Office, Role.SecurityAdmin);
        await admin.GoAsync($"/people/{person.Name}");
        await admin.Page.GetByText("授予一个角色").ClickAsync();
        await admin.Page.Locator("#grant-role").SelectOptionAsync("auditor");
        await admin.Page.Locator("#grant-unit").FillAsync(Site.Unit);
        await admin.Page.Locator("#grant-reason").FillAsync("审计局发函调阅2020年度资料");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "授权", Exact = true }).ClickAsync();
        await Assertions.Expect(admin.Page.Locator("[role=alert]").First).ToContainTextAsync("截止日");
        Assert.Equal(Site.Unit, await admin.Page.Locator("#grant-unit").InputValueAsync());
        await admin.Page.Locator("#grant-role").SelectOptionAsync("filler");
        await admin.Page.Locator("#grant-until").FillAsync("2035-12-31");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "授权", Exact = true }).ClickAsync();
        await Assertions.Expect(admin.Page.Locator(".notice").First).ToContainTextAsync("已授权");
        Assert.Equal(200, await tab.GoAsync($"/evaluations/{Site.Form9}"));
        await admin.Page.Locator("summary", new() { HasText = "收回授权" }).ClickAsync();
        await admin.Page.Locator("#revoke-reason").FillAsync("调阅结束，收回授权");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "收回", Exact = true }).ClickAsync();
        await Assertions.Expect(admin.Page.Locator(".timeline")).ToContainTextAsync("调阅结束，收回授权");
        Assert.Equal(403, await tab.GoAsync($"/evaluations/{Site.Form9}"));
        await admin.Page.Locator("summary", new() { HasText = "停用账号" }).ClickAsync();
        await admin.Page.Locator("#close-reason").FillAsync("调离本单位，不再填报");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "停用", Exact = true }).ClickAsync();
        await tab.GoAsync("/");
        Assert.StartsWith("/sign-in", tab.Path, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_person_is_registered_gets_a_sign_in_once_shown_and_gives_a_contact()
    {
        await using var admin = await SignedInAsync(Site.Office, Role.SecurityAdmin);
        var id = $"n-{Guid.NewGuid():N}"[..12];
        await admin.GoAsync("/people/new");
        await admin.Page.Locator("#register-id").FillAsync(id);
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Assertions.Expect(admin.Page.Locator("[role=alert]").First).ToContainTextAsync("请填写姓名");
        Assert.Equal(id, await admin.Page.Locator("#register-id").InputValueAsync());
        await admin.Page.Locator("#register-name").FillAsync("李某");
        await admin.Page.Locator("#register-unit").FillAsync(Site.Unit);
        await admin.Page.Locator("input[name=roles][value=filler]").CheckAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Assertions.Expect(admin.Page.Locator("h1")).ToHaveTextAsync("李某");
        await admin.Page.Locator("summary", new() { HasText = "建立登录" }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "建立并显示一次性密码" }).ClickAsync();
        var password = await admin.Page.Locator("#password").InnerTextAsync();
        await using var tab = await workbench.Browser.OpenAsync(Site, script: false);
        await tab.SignInAsync(id, password);
        Assert.Equal("/account/password", tab.Path);
        await tab.Page.GetByLabel("原密码").FillAsync(password);
        await tab.Page.GetByLabel("新密码", new() { Exact = true }).FillAsync("一个很长的新密码 2026");
        await tab.Page.GetByLabel("新密码再输一次").FillAsync("一个很长的新密码 2026");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "修改" }).ClickAsync();
        await tab.GoAsync("/account/contact");
        await tab.Page.Locator("summary", new() { HasText = "修改联系方式" }).ClickAsync();
        await tab.Page.Locator("#contact-email").FillAsync("不是地址");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        Assert.Equal("不是地址", await tab.Page.Locator("#contact-email").InputValueAsync());
        await tab.Page.Locator("#contact-email").FillAsync("li@example.org");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".heading-sub")).ToContainTextAsync("li@example.org");
        await admin.GoAsync($"/people/{id}");
        Assert.DoesNotContain(password, await admin.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("li@example.org", await admin.Page.ContentAsync(), StringComparison.Ordinal);
        await admin.Page.Locator("summary", new() { HasText = "锁定登录" }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "锁定", Exact = true }).ClickAsync();
        await tab.GoAsync("/");
        Assert.StartsWith("/sign-in", tab.Path, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task An_office_takes_away_the_codes_of_a_head_who_lost_the_telephone_and_revokes_a_token_and_it_stands_in_the_history()
    {
        var (above, unit) = await UnitsAsync();
        var (person, password) = await Site.PersonAsync(unit, [Role.Head]);
        await using var head = await workbench.Browser.OpenAsync(Site, script: false);
        await head.SignInAsync(person, password);
        await head.GoAsync("/account/code");
        await head.EnrolAsync();
        var reviewer = await Site.PersonAsync(above, [Role.Reviewer]);
        var (token, _) = await new TokenDesk(Site.Session).AddAsync(
            new Ledger.Actor(reviewer.Name, "reviewer", above, Ledger.Assurance.Asserted), person, "财务系统对接", Role.Head, null, default);
        await using var office = await workbench.Browser.OpenAsync(Site, script: false);
        await office.SignInAsync(reviewer.Name, reviewer.Password);
        await office.EnrolAsync();
        await office.GoAsync($"/people/{person}");
        await Assertions.Expect(office.Page.Locator("tr", new() { HasText = "财务系统对接" })).ToContainTextAsync("没有用过");
        await office.Page.Locator("summary", new() { HasText = "取消动态码" }).ClickAsync();
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "取消动态码" }).ClickAsync();
        await Assertions.Expect(office.Page.Locator(".notice").First).ToContainTextAsync("动态码已取消");
        var first = office.Page.Locator(".timeline > li").First;
        await Assertions.Expect(first).ToContainTextAsync("取消动态码");
        await Assertions.Expect(first).ToContainTextAsync($"测试员{reviewer.Name[2..]}（主管处室）");
        await head.GoAsync("/");
        Assert.StartsWith("/sign-in", head.Path, StringComparison.Ordinal);
        await head.SignInAsync(person, password); // the password alone opens again
        Assert.Equal("/", head.Path);
        Assert.Equal(200, await head.GoAsync($"/people/{person}"));
        Assert.Equal(0, await head.Page.Locator("form[action$='/codes'], form[action$='/token'], form[action$='/reset']").CountAsync());
        await office.Page.Locator("summary", new() { HasText = "收回令牌" }).ClickAsync();
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "收回令牌" }).ClickAsync();
        await Assertions.Expect(office.Page.Locator("tr", new() { HasText = "财务系统对接" })).ToContainTextAsync("已收回");
        await Assertions.Expect(first).ToContainTextAsync($"收回令牌 {token}");
    }

    [BrowserFact]
    public async Task Administrators_keep_to_their_own_business()
    {
        await using var security = await SignedInAsync(Site.Office, Role.SecurityAdmin);
        await using var audit = await SignedInAsync(Site.Office, Role.AuditAdmin);
        await using var system = await SignedInAsync(Site.Office, Role.SystemAdmin);
        foreach (var closed in new[] { $"/evaluations/{Site.Form9}", "/submissions", "/review", "/tasks" })
            foreach (var tab in new[] { security, audit, system }) Assert.Equal(403, await tab.GoAsync(closed));
        Assert.Equal((403, 200, 403), (await security.GoAsync("/access"), await audit.GoAsync("/access"), await system.GoAsync("/access")));
        Assert.Equal((403, 403, 200), (await audit.GoAsync("/people/new"),
            await system.GoAsync("/people/new"), await security.GoAsync("/people/new")));
        await system.GoAsync("/units");
        var code = $"U-{Guid.NewGuid():N}"[..10];
        await system.Page.Locator("#unit-code").FillAsync(code);
        await system.Page.Locator("#unit-name").FillAsync("新设单位");
        await system.Page.Locator("#unit-parent").FillAsync("没有");
        await system.Page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        Assert.Equal(code, await system.Page.Locator("#unit-code").InputValueAsync());
        await system.Page.Locator("#unit-parent").FillAsync("");
        await system.Page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Assertions.Expect(system.Page.Locator(".tree")).ToContainTextAsync(code);
    }

    /// <summary>An overseeing office and a unit below it.</summary>
    private async Task<(string Above, string Unit)> UnitsAsync()
    {
        var (above, sign) = ($"A-{Guid.NewGuid():N}"[..10], await Site.PersonAsync(Site.Office, [Role.SystemAdmin]));
        var desk = new PerfLedger.Workbench.CommandDesk(
            Site.Session.Ledger, new Ledger.Actor(sign.Name, "systemadmin", Site.Office, Ledger.Assurance.Asserted));
        var tree = OrganisationTree.Empty;
        foreach (var unit in new UnitRegistered[] { new(above, "主管局", null, "department"), new(above + "-1", "下属单位", above, "department") })
        {
            await desk.DecideAsync(PerfLedger.Workbench.Streams.Units, StreamIds.Unit(unit.Code),
                (Unit s) => new RegisterUnit(unit, tree).Decide(s), CancellationToken.None);
            tree = new OrganisationTree([unit]);
        }

        return (above, above + "-1");
    }

    private async Task<Tab> SignedInAsync(string unit, Role role)
    {
        var (name, password) = await Site.PersonAsync(unit, [role]);
        var tab = await workbench.Browser.OpenAsync(Site, script: false);
        await tab.SignInAsync(name, password);
        if (role is not (Role.Filler or Role.Head)) await tab.EnrolAsync();
        return tab;
    }
}

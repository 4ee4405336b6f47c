using PerfLedger.Domain;
using PerfLedger.Domain.Reminders;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Delivery;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.Notices;
using PerfLedger.Workbench.Tests.Jobs;

namespace PerfLedger.Workbench.Tests.Delivery;

/// <summary>What persons are told in the program, and what becomes of mails that do not arrive.</summary>
public sealed class NoticeTests : OutboxJourney
{
    private const string Week = "2031-05-12 10:00:00"; // a Monday; the day is a Thursday

    [LedgerFact]
    public async Task A_notice_says_what_is_due_with_the_working_days_left_and_is_read_once()
    {
        await using var session = await SessionAsync();
        await ClockAsync(Week);
        await RemindAsync(session, Reminder(Filler));
        var notice = Assert.Single((await DoAsync("notices", "--unread", "--json", "--as", Filler)).Json.List("notices"));
        Assert.Equal("项目支出绩效自评表5月15日到期，还有3个工作日（暂定）", notice.Text("title"));
        var lines = string.Join('\n', notice.List("lines").Select(l => l.GetString()));
        Assert.Contains("期限：2031年5月15日（星期四）24时", lines, StringComparison.Ordinal);
        await ClockAsync("2031-05-15 10:00:00");
        Assert.Contains("今天截止", (await DoAsync("notices", "--as", Filler)).Out, StringComparison.Ordinal);
        await ClockAsync("2031-05-18 10:00:00");
        Assert.Contains("已逾期3天", (await DoAsync("notices", "--as", Filler)).Out, StringComparison.Ordinal);
        Assert.Contains("没有通知", (await DoAsync("notices", "--as", Head)).Out, StringComparison.Ordinal);
        var id = $"{notice.Number("id")}";
        (await SayAsync("notices", "read", id, "--as", Head)).Says(6, id); // somebody else's
        (await SayAsync("notices", "read", "--as", Filler)).Says(2, "--all");
        Assert.Contains("1 条", (await DoAsync("notices", "read", id, "--as", Filler)).Out, StringComparison.Ordinal);
        Assert.Contains("早已", (await DoAsync("notices", "read", "--all", "--as", Filler)).Out, StringComparison.Ordinal);
        Assert.Empty((await DoAsync("notices", "--unread", "--json", "--as", Filler)).Json.List("notices"));
        await DoAsync("rebuild", "notice", "--check");
        await DoAsync("rebuild", "person", "--check");
    }

    [LedgerFact]
    public async Task Who_has_no_address_is_named_to_the_organiser_and_no_mail_waits_for_them()
    {
        await using var session = await SessionAsync();
        await DoAsync("person", "contact", Filler, "--phone", "0731-00000000", "--as", Filler);
        (await SayAsync("person", "contact", Filler, "--email", "a@example.org\r\nBcc: b@example.org", "--as", Filler)).Says(4, "PER-05");
        (await SayAsync("person", "contact", Filler, "--email", "a@example.org", "--as", Other)).Says(4, "PER-04");
        (await SayAsync("person", "contact", Filler, "--as", Filler)).Says(2, "--email");
        await RemindAsync(session, Reminder(Filler));
        var mail = new FakeServer();
        await RunAsync(session, mail);
        Assert.Empty(mail.Sent);
        Assert.Equal(["f-01 没有登记邮箱，只有站内通知"], await RowsAsync("select sentence from ledger.work where kind = 'mail'"));
        var silent = Assert.Single((await DoAsync("notices", "--json", "--as", Organiser)).Json.List("withoutMail"));
        Assert.Equal((Filler, "0731-00000000"), (silent.Text("id"), silent.Text("phone")));
        Assert.Contains("没有登记邮箱", (await DoAsync("notices", "--as", Organiser)).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("没有登记邮箱", (await DoAsync("notices", "--as", Filler)).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_mail_names_no_project_and_its_id_is_that_of_the_event_at_every_attempt()
    {
        await using var session = await SessionAsync();
        await ImportAsync();
        await GiveAsync(Filler);
        await RemindAsync(session, Reminder(Filler) with { Subject = Form9 });
        var mail = new FakeServer { Fails = 3 };
        await RunAsync(session, mail);
        Assert.Equal(4, mail.Sent.Count);
        var id = Assert.Single(mail.Sent.Select(m => m.Id).Distinct());
        var told = (await NoticeQuery.OfAsync(session.Main, Filler, false, 9, default))[0];
        Assert.Equal($"{told.Event:N}.{Filler}@{Domain}", id);
        Assert.Contains(Form9, mail.Sent[0].Body, StringComparison.Ordinal);
        var project = Sample.Form(9)["project"]!["name"]!.GetValue<string>();
        Assert.Contains(project, (await DoAsync("notices", "--as", Filler)).Out, StringComparison.Ordinal);
        Assert.DoesNotContain(project, mail.Sent[0].Subject + mail.Sent[0].Body, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9]+\\.[0-9]+万?元|填一", mail.Sent[0].Body);
    }

    [LedgerFact]
    public async Task A_mail_that_is_given_up_on_alarms_until_an_organiser_decides_and_is_told_to_the_organisers_once()
    {
        await using var session = await SessionAsync();
        foreach (var person in new[] { Filler, Other, Head }) await GiveAsync(person);
        await RemindAsync(session, Reminder(Filler), Reminder(Other), Reminder(Head));
        var mail = new FakeServer
        {
            Refuses = m => m.To.StartsWith(Filler, StringComparison.Ordinal),
            Loses = m => m.To.StartsWith(Other, StringComparison.Ordinal),
        };
        await RunAsync(session, mail);
        Assert.Equal((1, 11, 1), (Count(mail, Filler), Count(mail, Other), Count(mail, Head))); // at once; 24 hours of attempts; well
        Assert.Equal([Mails.Name], await JobQuery.AlarmsAsync(session.Main, default)); // a later mail that is well ends nothing
        var jobs = await SayAsync("jobs");
        Assert.Equal(1, jobs.Exit);
        Assert.Contains("2 件没有送达", jobs.Out, StringComparison.Ordinal);
        await DoAsync("jobs", "run", UndeliveredReport.Name, "--as", Organiser);
        await DoAsync("jobs", "run", UndeliveredReport.Name, "--as", Organiser); // nothing new
        var told = Assert.Single((await DoAsync("notices", "--json", "--as", Organiser)).Json.List("notices"));
        Assert.Equal("2件通知没有送达", told.Text("title"));
        Assert.Empty((await DoAsync("notices", "--json", "--as", Reviewer)).Json.List("notices"));
        var keys = await RowsAsync("select key from ledger.work where state = 'stopped' order by key");
        (await SayAsync("jobs", "give-up", keys[0], "--reason", "已告知", "--as", Organiser)).Says(4, "JOB-04");
        (await SayAsync("jobs", "retry", "mail", "--as", Filler)).Says(4, "JOB-01");
        (await SayAsync("jobs", "retry", "mail@nothing", "--as", Organiser)).Says(6, "mail@nothing");
        (await SayAsync("jobs", "retry", "nothing", "--as", Organiser)).Says(6, "nothing");
        (await SayAsync("jobs", "run", "mail", "--as", Organiser)).Says(4, "");
        var lost = Assert.Single(keys, k => k.EndsWith(Other, StringComparison.Ordinal));
        await DoAsync("jobs", "give-up", keys.Single(k => k != lost), "--reason", "已电话告知本人", "--as", Organiser);
        mail.Loses = _ => false;
        await DoAsync("jobs", "retry", lost, "--as", Organiser);
        await RunAsync(session, mail);
        Assert.Empty(await JobQuery.AlarmsAsync(session.Main, default));
        Assert.Equal(["done", "done", "given_up"], await RowsAsync("select state from ledger.work where kind = 'mail' order by state"));
        await DoAsync("rebuild", "job", "--check");
        await DoAsync("verify");
    }

    [LedgerFact]
    public async Task An_event_without_its_row_gets_one_and_an_old_one_is_not_sent_when_mail_is_set_up_later()
    {
        await using var session = await SessionAsync();
        await GiveAsync(Filler);
        await ClockAsync("2031-05-06 10:00:00");
        await RemindAsync(session, Reminder(Filler, 5));
        await ClockAsync(Week);
        await RemindAsync(session, Reminder(Filler));
        var mail = new FakeServer();
        await RunAsync(session, mail);
        Assert.Single(mail.Sent);
        await RemindAsync(session, Reminder(Filler, 1));
        // Programs were down for the night and come back, twice over: nothing is sent a second time.
        await ClockAsync("2031-05-13 10:00:00");
        await RunAsync(session, mail);
        await RunAsync(session, mail);
        Assert.Equal(2, mail.Sent.Count);
        Assert.Equal(2, mail.Sent.Select(m => m.Id).Distinct().Count());
    }

    private Task<Answer> GiveAsync(string person) =>
        DoAsync("person", "contact", person, "--email", $"{person}@example.org", "--as", person);

    private static int Count(FakeServer mail, string person) => mail.Sent.Count(m => m.To.StartsWith(person, StringComparison.Ordinal));

    /// <summary>Plans and works until nothing of what there is waits any more.</summary>
    private static async Task RunAsync(LedgerSession session, FakeServer transport)
    {
        var kind = Channels.Mail(session, transport, Domain, null);
        var settings = Hasty with { OutboundPauses = [.. Hasty.OutboundPauses.Select(_ => TimeSpan.Zero)] };
        var queue = new WorkQueue(session.Main, "test", settings);
        await new Planner(session.Main, queue, [kind]).PlanAsync(default);
        var worker = new Worker(queue, [kind], settings, new(settings.Clock), new());
        while (await worker.StepAsync(null, default)) { }
    }

    /// <summary>A mail server as we would have it behave, to look at what it is given. The real one: <see cref="MailTests"/>.</summary>
    private sealed class FakeServer : IMailTransport
    {
        public List<Mail> Sent { get; } = [];

        public int Fails { get; set; }

        public Func<Mail, bool> Refuses { get; init; } = _ => false;

        public Func<Mail, bool> Loses { get; set; } = _ => false;

        public Task SendAsync(Mail mail, CancellationToken ct)
        {
            Sent.Add(mail);
            return Refuses(mail) ? throw new MailException("邮件服务器答复 550：没有这个邮箱", true)
                : Fails-- > 0 || Loses(mail) ? throw new MailException("邮件服务器答复 451：稍后再试", false)
                : Task.CompletedTask;
        }
    }
}

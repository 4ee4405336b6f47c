namespace PerfLedger.Documents.Tests.Language;

/// <summary>An expected refusal: its type, and a part of its sentence.</summary>
internal static class Expect
{
    public static T Refused<T>(string message, Action act)
        where T : Exception
    {
        var refused = Assert.Throws<T>(act);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        return refused;
    }

    public static TemplateException Refused(string message, Action act) => Refused<TemplateException>(message, act);
}

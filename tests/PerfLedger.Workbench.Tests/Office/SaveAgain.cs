using PerfLedger.Workbench.Features.Office;

namespace PerfLedger.Workbench.Tests.Office;

/// <summary>LibreOffice as the hand that saves files again.</summary>
internal static class SaveAgain
{
    public static async Task ConvertAsync(string format, string output, params string[] files)
    {
        using var office = Soffice.Find(TimeSpan.FromMinutes(2))!;
        Directory.CreateDirectory(output);
        var answer = await office.RunAsync(["--convert-to", format, "--outdir", output, .. files], output, CancellationToken.None);
        Assert.True(answer.IsDone && Directory.GetFiles(output).Length >= files.Length, $"{answer.Out}{answer.Error}");
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PerfLedger.Documents.Engines.V1;

namespace PerfLedger.Benchmarks.Documents;

/// <summary>docxtemplater and Carbone, fetched by name from npm when asked for, in a folder that goes away.</summary>
internal static class Peers
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(Settings settings, double ours)
    {
        var folder = Directory.CreateTempSubdirectory("perfledger-peers-").FullName;
        try
        {
            Write(folder);
            string[] install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "docxtemplater", "pizzip", "carbone"];
            if (await CallAsync(folder, "npm", install) is null) return;
            var script = Path.Combine(AppContext.BaseDirectory, "Documents", "peers.mjs");
            var seconds = settings.Seconds.ToString(CultureInfo.InvariantCulture);
            var rounds = settings.Rounds.ToString(CultureInfo.InvariantCulture);
            if (await CallAsync(folder, "node", script, folder, seconds, rounds) is not { } answer) return;
            foreach (var peer in JsonDocument.Parse(answer).RootElement.EnumerateObject())
            {
                DocumentsSuite.Row($"{peer.Name}: forms a CPU-second", 1000 / peer.Value.GetDouble(), null);
                DocumentsSuite.Row($"{peer.Name} / engine, CPU", peer.Value.GetDouble() / ours,
                    peer.Name == "docxtemplater" ? ">= 15" : ">= 10");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string folder)
    {
        var templates = new PeerTemplates();
        File.WriteAllBytes(Path.Combine(folder, "docxtemplater.docx"), templates.Docxtemplater());
        File.WriteAllBytes(Path.Combine(folder, "carbone.docx"), templates.Carbone());
        var models = Forms13.Models.Select(m => templates.Model(Forms13.Read(m), CanonicalModel.Digest(m)[..16]));
        File.WriteAllText(Path.Combine(folder, "models.json"), JsonSerializer.Serialize(models));
    }

    /// <summary>What it printed; null, and why, when it is missing, failed or took too long.</summary>
    private static async Task<string?> CallAsync(string folder, string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            using var limit = new CancellationTokenSource(Patience);
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            if (process.ExitCode == 0) return await output;
            DocumentsSuite.Say($"peers not measured: {program} failed: {(await error).Trim()}");
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or OperationCanceledException)
        {
            DocumentsSuite.Say($"peers not measured: {program}: {e.Message}");
        }

        return null;
    }
}

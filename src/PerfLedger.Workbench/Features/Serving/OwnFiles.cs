using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>
/// Style and scripts, embedded in the program. Their addresses carry one digest of them all, so browsers keep them, and a
/// script can import another by its name.
/// </summary>
internal static class OwnFiles
{
    private const string Folder = "wwwroot/", Address = "/assets/";

    private static readonly FrozenDictionary<string, Asset> ByName = Read().ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    /// <summary>The address of app.css.</summary>
    public static string Of(string name) => ByName[name].Address;

    public static void Map(WebApplication app)
    {
        foreach (var asset in ByName.Values)
            app.MapGet(asset.Address, (HttpResponse response) =>
            {
                response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Results.Bytes(asset.Content, asset.Type);
            }).AllowAnonymous().WithMetadata(new ForNobody());
    }

    private static IEnumerable<Asset> Read()
    {
        var program = typeof(OwnFiles).Assembly;
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = new List<(string Name, byte[] Content)>();
        foreach (var resource in program.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var stream = program.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            all.AppendData(SHA256.HashData(content));
            files.Add((resource[Folder.Length..], content));
        }

        var digest = Convert.ToHexStringLower(all.GetHashAndReset())[..12];
        return files.Select(f => new Asset(f.Name, $"{Address}{digest}/{f.Name}", TypeOf(f.Name), f.Content));
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"No media type for {other}."),
    };

    private sealed record Asset(string Name, string Address, string Type, byte[] Content);
}

/// <summary>Marks what is the same for everybody: no session is looked up for it.</summary>
internal sealed record ForNobody;

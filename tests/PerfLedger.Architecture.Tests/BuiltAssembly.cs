using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace PerfLedger.Architecture.Tests;

/// <summary>What a compiled floor really uses, read from its metadata: the project file says what it may, this what it does.</summary>
internal sealed class BuiltAssembly
{
    private BuiltAssembly(IReadOnlyList<string> references, IReadOnlySet<string> uses)
    {
        References = references;
        Uses = uses;
    }

    /// <summary>Assemblies outside the base library, by name.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Foreign types as <c>Namespace.Type</c> and foreign members as <c>Namespace.Type.Member</c>.</summary>
    public IReadOnlySet<string> Uses { get; }

    public static BuiltAssembly Load(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        var metadata = file.GetMetadataReader();
        var references = metadata.AssemblyReferences
            .Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name)).Where(n => !IsBaseLibrary(n)).ToList();
        var uses = new HashSet<string>(metadata.TypeReferences.Select(h => Name(metadata, h)), StringComparer.Ordinal);
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference) continue;
            uses.Add(Name(metadata, (TypeReferenceHandle)member.Parent) + "." + metadata.GetString(member.Name));
        }

        return new BuiltAssembly(references, uses);
    }

    /// <summary>Base library = what the plain runtime (Microsoft.NETCore.App) ships; the web framework is not.</summary>
    private static bool IsBaseLibrary(string name) => File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), name + ".dll"));

    private static string Name(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name);
    }
}

using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace RedStation.Tests.Api.Deploy;

/// <summary>The files that say how to run the programs, as they lie in the repository.</summary>
internal static class DeployFiles
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy");

    /// <summary>The text of one, named from the folder <c>deploy</c>.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>Whether there is one.</summary>
    public static bool Exists(string path) => Path.Exists(Path.Combine(Folder, path));

    /// <summary>All of a kind in a folder and below it.</summary>
    public static IReadOnlyList<string> All(string folder, string pattern) =>
        [.. Directory.GetFiles(Path.Combine(Folder, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>A YAML file with its anchors and merges resolved; a key that is there twice is an error.</summary>
    public static Dictionary<string, object> Yaml(string path)
    {
        // Merging itself makes keys twice, so that is looked at before.
        new YamlStream().Load(new StringReader(Text(path)));
        return new Deserializer().Deserialize<Dictionary<string, object>>(new MergingParser(new Parser(new StringReader(Text(path)))));
    }
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RedStation.Tests.Grains.Golden;

/// <summary>
/// The golden files beside these tests: <c>kind/name.1.json</c>, and <c>.2</c> and so on for what was added to a type later. Files are
/// only ever added.
/// </summary>
public static class GoldenFolder
{
    /// <summary>Set to <c>add</c>, missing files are written; see tests/golden.sh.</summary>
    public const string Switch = "REDSTATION_GOLDEN";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Whether missing files are to be written.</summary>
    public static bool Adding => Environment.GetEnvironmentVariable(Switch) == "add";

    private static string Root { get; } = Path.Combine(Repository.Root, "tests", "Grains", "Golden");

    /// <summary>The versions of a type that were ever in use, oldest first.</summary>
    public static IReadOnlyList<GoldenFile> Read(string kind, string name) =>
        [.. Versions(kind, name).Select(path => JsonSerializer.Deserialize<GoldenFile>(File.ReadAllText(path), Json)!)];

    /// <summary>Every name of a kind.</summary>
    public static IReadOnlyList<string> Names(string kind) => Directory.Exists(Path.Combine(Root, kind))
        ? [.. Directory.GetFiles(Path.Combine(Root, kind), "*.1.json")
            .Select(path => Path.GetFileName(path)[..^".1.json".Length])
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Writes the next version of a type. An existing file is never touched.</summary>
    public static void Add(string kind, string name, GoldenFile file)
    {
        Directory.CreateDirectory(Path.Combine(Root, kind));
        var version = Versions(kind, name).Count + 1;
        using var stream = new FileStream(PathOf(kind, name, version), FileMode.CreateNew);
        JsonSerializer.Serialize(stream, file, Json);
    }

    private static List<string> Versions(string kind, string name)
    {
        var paths = new List<string>();
        for (var version = 1; File.Exists(PathOf(kind, name, version)); version++)
        {
            paths.Add(PathOf(kind, name, version));
        }

        return paths;
    }

    private static string PathOf(string kind, string name, int version) =>
        Path.Combine(Root, kind, string.Create(CultureInfo.InvariantCulture, $"{name}.{version}.json"));
}

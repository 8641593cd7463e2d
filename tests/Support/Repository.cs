namespace RedStation.Tests.Support;

/// <summary>Where the tests lie.</summary>
public static class Repository
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The configuration that the tests were built in, and thus the rest of the solution.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>A program as this configuration of the solution built it.</summary>
    public static string Program(string folder, string name) => Path.Combine(Root, folder, "bin", Configuration, "net10.0", name + ".dll");

    private static string Find(string start)
    {
        var folder = new DirectoryInfo(start);
        while (!File.Exists(Path.Combine(folder.FullName, "RedStation.Realtime.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}

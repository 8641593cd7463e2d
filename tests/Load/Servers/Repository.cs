namespace RedStation.Tests.Load.Servers;

/// <summary>Where the tool lies.</summary>
public static class Repository
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The api in the configuration that this tool was built in.</summary>
    public static string ApiAssembly { get; } = Assembly("api", "RedStation.Api.dll");

    /// <summary>The silo, likewise.</summary>
    public static string SiloAssembly { get; } = Assembly("silo", "RedStation.Silo.dll");

    private static string Assembly(string program, string name) =>
        Path.Combine(Root, program, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", name);

    private static string Find(string start)
    {
        var folder = new DirectoryInfo(start);
        while (!File.Exists(Path.Combine(folder.FullName, "RedStation.Realtime.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tool runs outside the repository.");
        }

        return folder.FullName;
    }
}

namespace RedStation.Api.Hosting;

/// <summary>Finds the folder of the program's own files: settings and the built web app. The working directory is the user's.</summary>
internal static class ContentRoot
{
    private const string ProjectFile = "RedStation.Api.csproj";

    /// <summary>How far build output lies below the project: <c>bin/Debug/net10.0</c>.</summary>
    private const int OutputDepth = 4;

    /// <summary>The project's folder when run from build output, so that edits count at once; otherwise where the program lies.</summary>
    public static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        for (var depth = 0; depth < OutputDepth && folder is not null; depth++, folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, ProjectFile)))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}

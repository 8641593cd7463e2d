namespace RedStation.Tests.Load.Servers;

/// <summary>A folder for one run, gone with it.</summary>
public sealed class WorkFolder : IDisposable
{
    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("redstation-load-").FullName;

    /// <summary>A folder within, made.</summary>
    public string Under(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}

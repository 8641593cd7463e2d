namespace RedStation.Tests.Grains.Storage;

/// <summary>An empty folder, removed with all that is in it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("redstation-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

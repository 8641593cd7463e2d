using RedStation.Silo.Hosting;
using RedStation.Silo.Storage;

namespace RedStation.Tests.Grains.Storage;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _parent = new();

    [Fact]
    public void Create_NewFolder_IsItsOwnersAlone()
    {
        using var folder = new DataFolder(Path.Combine(_parent.Path, "data"));

        Assert.True(Directory.Exists(folder.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path));
        }
    }

    [Fact]
    public void Lock_FolderInUse_IsRefusedWithItsName()
    {
        using var first = new DataFolder(_parent.Path);
        using var second = new DataFolder(_parent.Path);
        first.Lock();

        var refusal = Assert.Throws<StartException>(second.Lock);

        Assert.Contains(first.Path, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lock_AfterTheFirstIsDone_IsGranted()
    {
        using (var first = new DataFolder(_parent.Path))
        {
            first.Lock();
            first.Lock();
        }

        using var second = new DataFolder(_parent.Path);
        second.Lock();
    }

    [Fact]
    public void Create_WhereAFileIs_IsRefused()
    {
        var path = Path.Combine(_parent.Path, "file");
        File.WriteAllText(path, string.Empty);

        Assert.Throws<StartException>(() => new DataFolder(path));
    }

    public void Dispose() => _parent.Dispose();
}

using RedStation.Grains.Settings;
using RedStation.Storage.Databases;

namespace RedStation.Tests.Grains.Storage;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder parent = new();

    [Fact]
    public void Create_NewFolder_IsItsOwnersAlone()
    {
        using var folder = new DataFolder(Path.Combine(parent.Path, "data"));

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
        using var first = new DataFolder(parent.Path);
        using var second = new DataFolder(parent.Path);
        first.Lock();

        var refusal = Assert.Throws<StartException>(second.Lock);

        Assert.Contains(first.Path, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lock_AfterTheFirstIsDone_IsGranted()
    {
        using (var first = new DataFolder(parent.Path))
        {
            first.Lock();
            first.Lock();
        }

        using var second = new DataFolder(parent.Path);
        second.Lock();
    }

    [Fact]
    public void Create_WhereAFileIs_IsRefused()
    {
        var path = Path.Combine(parent.Path, "file");
        File.WriteAllText(path, string.Empty);

        Assert.Throws<StartException>(() => new DataFolder(path));
    }

    /// <summary>Nobody may make a file there, not even root.</summary>
    [Theory]
    [InlineData("/sys/kernel")]
    [InlineData("/sys/none")]
    public void Use_FolderThatCannotBeWritten_IsRefusedWithTheSettingToChange(string path)
    {
        if (!Directory.Exists("/sys/kernel"))
        {
            Assert.Skip("This system has no such folder.");
        }

        Assert.All(
            [
                Assert.Throws<StartException>(() => Use(path, folder => folder.Lock())),
                Assert.Throws<StartException>(() => Use(path, folder => folder.Secret("pepper.key", () => [1]))),
            ],
            refusal => Assert.All([path, "RedStation:Data", "--data"], part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal)));
    }

    [Fact]
    public void Secret_ThatIsThere_IsReadAndNotMade()
    {
        using var folder = new DataFolder(parent.Path);
        File.WriteAllBytes(folder.File("pepper.key"), [7]);

        Assert.Equal([7], folder.Secret("pepper.key", () => throw new InvalidOperationException("It is there.")));
    }

    public void Dispose() => parent.Dispose();

    private static void Use(string path, Action<DataFolder> use)
    {
        using var folder = new DataFolder(path);
        use(folder);
    }
}

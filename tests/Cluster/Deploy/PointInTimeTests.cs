namespace RedStation.Tests.Cluster.Deploy;

/// <summary>What the operator's page promises of archiving, and of a restore to the moment before a mishap.</summary>
[Collection(nameof(LocalClusterFixture))]
public sealed class PointInTimeTests
{
    [Fact]
    public async Task WhatWasAcknowledgedBeforeTheMoment_IsThere_AndTheMishapIsNot()
    {
        var (code, said) = await DeployScript.Run("try-point-in-time.sh", LocalOptions.Choose(1));

        Assert.True(code == 0, said);
        Assert.Contains("== All is there, and the mishap is not\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFile_IsArchivedOnce_AndNeverOverwritten()
    {
        var folder = Directory.CreateTempSubdirectory("redstation-archive-").FullName;
        try
        {
            var (archive, log) = (Directory.CreateDirectory(Path.Combine(folder, "archive")).FullName, Path.Combine(folder, "log"));
            var archived = Path.Combine(archive, "000000010000000000000001");
            // What a crash while copying leaves behind.
            await File.WriteAllTextAsync(archived + ".part", "ha", TestContext.Current.CancellationToken);

            Assert.Equal(0, await Archive("one"));
            Assert.Equal(0, await Archive("one"));
            Assert.NotEqual(0, await Archive("another"));
            Assert.Equal([archived], Directory.GetFiles(archive));
            Assert.Equal("one", await File.ReadAllTextAsync(archived, TestContext.Current.CancellationToken));
            Directory.Delete(archive, recursive: true);
            Assert.NotEqual(0, await Archive("one"));

            async Task<int> Archive(string text)
            {
                await File.WriteAllTextAsync(log, text, TestContext.Current.CancellationToken);
                var (code, _) = await DeployScript.Run(
                    "postgres/archive-wal.sh", new Dictionary<string, string>(), archive, log, Path.GetFileName(archived));
                return code;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

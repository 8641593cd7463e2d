using RedStation.Storage.Reminders;
using RedStation.Tests.Grains.Hosting;

namespace RedStation.Tests.Grains.Storage;

public sealed class GatedReminderTableTests(SiloHostFixture silo) : IClassFixture<SiloHostFixture>
{
    private readonly IReminderTable table = silo.Get<IReminderTable>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Table_InTheSilo_IsGated() => Assert.IsType<GatedReminderTable>(table);

    [Fact]
    public async Task Upsert_ThenRead_GivesTheReminder()
    {
        var entry = Entry("clock-read");
        entry.ETag = await table.UpsertRow(entry, Cancellation);

        var row = await table.ReadRow(entry.GrainId, entry.ReminderName, Cancellation);

        Assert.NotNull(row);
        Assert.Equal(entry.StartAt, row.StartAt);
        Assert.Equal(entry.Period, row.Period);
        Assert.Equal(entry.ETag, row.ETag);
    }

    [Fact]
    public async Task ReadRange_AllOfTheRing_HasEveryReminder()
    {
        var entries = Enumerable.Range(100, 20).Select(number => Entry($"clock-{number}")).ToList();
        await Task.WhenAll(entries.Select(entry => table.UpsertRow(entry, Cancellation)));

        var rows = (await table.ReadRows(0, 0, Cancellation)).Reminders.Select(row => row.GrainId).ToHashSet();

        Assert.Superset(entries.Select(entry => entry.GrainId).ToHashSet(), rows);
    }

    [Fact]
    public async Task Remove_WithAnOldVersion_LeavesIt()
    {
        var entry = Entry("clock-remove");
        var old = await table.UpsertRow(entry, Cancellation);
        var now = await table.UpsertRow(entry, Cancellation);

        Assert.False(await table.RemoveRow(entry.GrainId, entry.ReminderName, old!, Cancellation));
        Assert.True(await table.RemoveRow(entry.GrainId, entry.ReminderName, now!, Cancellation));
        Assert.Null(await table.ReadRow(entry.GrainId, entry.ReminderName, Cancellation));
    }

    private static ReminderEntry Entry(string key) => new()
    {
        GrainId = GrainId.Create("clock", key),
        ReminderName = "wake",
        StartAt = new DateTime(2026, 11, 24, 3, 0, 0, DateTimeKind.Utc),
        Period = TimeSpan.FromMinutes(1),
    };
}

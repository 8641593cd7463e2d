using Microsoft.Extensions.Options;
using Orleans.Configuration;
using RedStation.Contracts;
using RedStation.Grains.Settings;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Hosting;

public sealed class RedStationSiloTests(SiloHostFixture silo) : IClassFixture<SiloHostFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Start_Calls_GiveUpAfterFiveSeconds()
    {
        Assert.Equal(TimeSpan.FromSeconds(5), silo.Get<IOptions<SiloMessagingOptions>>().Value.ResponseTimeout);
        Assert.Equal(TimeSpan.FromSeconds(5), silo.Get<IOptions<ClientMessagingOptions>>().Value.ResponseTimeout);
    }

    [Fact]
    public async Task Start_Clocks_HaveTheirReminder()
    {
        var clock = silo.Get<IGrainFactory>().Clock(0);
        var reminders = silo.Get<IReminderTable>();
        await Until.True(async () => (await reminders.ReadRows(clock.GetGrainId(), Cancellation)).Reminders.Count > 0, "the reminder");

        Assert.Single((await reminders.ReadRows(clock.GetGrainId(), Cancellation)).Reminders);
    }

    [Fact]
    public async Task Start_SecondOnTheSameFolder_IsRefused()
    {
        using var second = SiloHostFixture.Build(silo.DataFolder);

        var refusal = await Assert.ThrowsAsync<StartException>(() => second.StartAsync(Cancellation));

        Assert.Contains(silo.DataFolder, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SecondOnAnotherFolder_Runs()
    {
        using var folder = new TemporaryFolder();
        using (var second = SiloHostFixture.Build(folder.Path))
        {
            await second.StartAsync(Cancellation);
            await second.StopAsync(Cancellation);
        }
    }
}

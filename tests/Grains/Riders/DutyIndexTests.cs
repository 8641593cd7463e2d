using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Grains.Clock;
using RedStation.Tests.Grains.Cluster;

namespace RedStation.Tests.Grains.Riders;

/// <summary>Who is on duty is in the table that the clock reads, whatever fails in between.</summary>
public sealed class DutyIndexTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Theory]
    [InlineData("off duty")]
    [InlineData("absence")]
    [InlineData("block")]
    public async Task OnAndOffDuty_HoweverItEnds_IsInTheTableMeanwhile(string end)
    {
        var id = "listed-" + end.Replace(' ', '-');
        var rider = await silo.Registered(id);
        Assert.DoesNotContain(id, await OnDuty());

        await rider.GoOnDuty();
        Assert.Contains(id, await OnDuty());
        switch (end)
        {
            case "off duty":
                await rider.GoOffDuty();
                break;
            case "absence":
                silo.Clock.Advance(TimeSpan.FromMinutes(11));
                break;
            default:
                await rider.ChangeAccountStatus(new ChangeAccountStatus("block-" + id, true, []));
                break;
        }

        await Until.True(async () => !(await OnDuty()).Contains(id), "the rider is in the table no more");
        Assert.False((await rider.GetView())!.OnDuty);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GoOnDuty_RecordThatFails_IsNeverOnDutyWithoutBeingInTheTable(bool afterCommit)
    {
        var id = $"record-fails-{afterCommit}";
        var rider = await silo.Registered(id);
        silo.Faults.Fail(GrainKeys.Rider(id), afterCommit: afterCommit);

        await Assert.ThrowsAsync<StorageFaultException>(rider.GoOnDuty);

        Assert.Equal(afterCommit, (await rider.GetView())!.OnDuty);
        Assert.Contains(id, await OnDuty());
        // One too many is gone when the next shift is over.
        await rider.GoOnDuty();
        await rider.GoOffDuty();
        Assert.DoesNotContain(id, await OnDuty());
    }

    [Fact]
    public async Task GoOnDuty_RowThatFails_IsNotOnDuty()
    {
        var rider = await silo.Registered("row-fails");
        silo.Faults.Fail("duty-row-fails");

        await Assert.ThrowsAsync<StorageFaultException>(rider.GoOnDuty);

        Assert.False((await rider.GetView())!.OnDuty);
        await SiloFixture.Drop(rider);
        Assert.False((await rider.GetView())!.OnDuty);
    }

    [Fact]
    public async Task GoOffDuty_RecordThatFails_StaysInTheTable()
    {
        var rider = await silo.Registered("stays");
        await rider.GoOnDuty();
        silo.Faults.Fail(GrainKeys.Rider("stays"));

        await Assert.ThrowsAsync<StorageFaultException>(rider.GoOffDuty);

        Assert.True((await rider.GetView())!.OnDuty);
        Assert.Contains("stays", await OnDuty());
    }

    [Fact]
    public async Task GoOffDuty_RowThatCannotBeRemoved_IsOffDutyAndLeavesTheTableWhenAskedAgain()
    {
        var rider = await silo.Registered("row-stays");
        await rider.GoOnDuty();
        silo.Faults.Fail("duty-row-stays");

        Assert.False((await rider.GoOffDuty()).Value!.OnDuty);

        Assert.Contains("row-stays", await OnDuty());
        await rider.GoOffDuty();
        Assert.DoesNotContain("row-stays", await OnDuty());
    }

    private Task<IReadOnlyList<string>> OnDuty() => silo.Get<IDueWork>().RidersOnDuty(0, 1);
}

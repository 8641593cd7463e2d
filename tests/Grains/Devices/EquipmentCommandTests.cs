using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Storage.Devices;
using RedStation.Tests.Grains.Cluster;

namespace RedStation.Tests.Grains.Devices;

/// <summary>What a device is told to do is noted before it is sent, sent once, and answered with what came of it.</summary>
public sealed class EquipmentCommandTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Command_IsSentOnce_AndItsOutcomeKept()
    {
        var (device, gateway) = await Device("obeying");
        gateway.Answers = order => order.Act == EquipmentAct.Reset ? CommandOutcome.Rejected : CommandOutcome.Accepted;

        var first = (await device.Command(EquipmentSetup.Command("1"))).Value!;
        var again = (await device.Command(EquipmentSetup.Command("1"))).Value!;
        var reset = (await device.Command(EquipmentSetup.Command("2", EquipmentAct.Reset))).Value!;

        Assert.Equal((CommandOutcome.Accepted, "done"), (first.Outcome, first.Detail));
        Assert.Equal((first.CommandId, first.Outcome), (again.CommandId, again.Outcome));
        Assert.Equal(CommandOutcome.Rejected, reset.Outcome);
        Assert.Equal(2, gateway.Orders.Count);
        Assert.Equal(
            EquipmentRefusal.OperationIdReused, (await device.Command(EquipmentSetup.Command("1", EquipmentAct.Stop))).Refusal);
        Assert.Equal(
            [(EquipmentAct.Reset, CommandOutcome.Rejected, "op"), (EquipmentAct.Unlock, CommandOutcome.Accepted, "op")],
            (await silo.Get<EquipmentCommandStore>().Latest("obeying", DateTimeOffset.UnixEpoch, 10))
                .Select(entry => (entry.Act, entry.Outcome, entry.By)));
        await SiloFixture.Drop(device);
        Assert.Equal(first.CommandId, (await device.Command(EquipmentSetup.Command("1"))).Value!.CommandId);
    }

    [Fact]
    public async Task Command_WithoutAnswer_TimesOut_WhileOthersAreServed()
    {
        var (device, gateway) = await Device("mute");
        gateway.Answers = _ => null;
        var waiting = device.Command(EquipmentSetup.Command("1"));
        await Until.True(() => gateway.Orders.Count == 1, "it is sent");
        var repeated = device.Command(EquipmentSetup.Command("1"));

        Assert.True((await device.Get())!.Connected);
        await Until.True(
            () =>
            {
                silo.Clock.Advance(Limits.CommandPatience);
                return waiting.IsCompleted && repeated.IsCompleted;
            },
            "the patience is over");

        Assert.Equal(CommandOutcome.TimedOut, (await waiting).Value!.Outcome);
        Assert.Equal(CommandOutcome.TimedOut, (await repeated).Value!.Outcome);
        Assert.Single(gateway.Orders);
        // Whatever the device says now is too late: what was told stays.
        await device.Answered(gateway.Orders.Single().CommandId, CommandOutcome.Accepted, null);
        Assert.Equal(CommandOutcome.TimedOut, (await device.Command(EquipmentSetup.Command("1"))).Value!.Outcome);
    }

    [Fact]
    public async Task Command_ToADeviceThatIsNotThere_SendsNothing_AndALostConnectionEndsTheWait()
    {
        var (device, gateway) = await Device("leaving");
        gateway.Answers = _ => null;
        var waiting = device.Command(EquipmentSetup.Command("1"));
        await Until.True(() => gateway.Orders.Count == 1, "it is sent");

        await device.Disconnected("link");

        Assert.Equal(CommandOutcome.TimedOut, (await waiting).Value!.Outcome);
        Assert.Equal(CommandOutcome.NotConnected, (await device.Command(EquipmentSetup.Command("2"))).Value!.Outcome);
        Assert.Single(gateway.Orders);
    }

    [Fact]
    public async Task Door_ThatDoesNotAnswer_IsGivenUpAfterTenSeconds_AndWhyItWasAskedIsKept()
    {
        var (device, gateway) = await Device("mute-door");
        gateway.Answers = _ => null;
        var asked = new CommandEquipment("op 1", "op", EquipmentAct.OpenDoor, 1, [new("reason", "maintenance")]);
        var waiting = device.Command(asked);
        await Until.True(() => gateway.Orders.Count == 1, "it is sent");
        Assert.Equal(silo.Now + Limits.DoorPatience, gateway.Orders.Single().Deadline);

        await Until.True(
            () =>
            {
                silo.Clock.Advance(TimeSpan.FromSeconds(1));
                return waiting.IsCompleted;
            },
            "the patience is over");

        Assert.Equal((CommandOutcome.TimedOut, DoorReason.Maintenance), ((await waiting).Value!.Outcome, (await waiting).Value!.Reason));
        await SiloFixture.Drop(device);
        Assert.Equal(DoorReason.Maintenance, (await device.Command(asked)).Value!.Reason);
        Assert.Equal(
            DoorReason.Maintenance,
            Assert.Single(await silo.Get<EquipmentCommandStore>().Latest("mute-door", DateTimeOffset.UnixEpoch, 10)).Reason);
    }

    [Fact]
    public async Task Doors_AreKnownAgain_WhenTheirConnectionGoesOnElsewhere()
    {
        var (device, gateway) = await Device("door-keeper");
        var link = new EquipmentLink("link", "test") { Doors = [new DoorReading(1, DoorState.HeldOpen, silo.Now)] };
        Assert.Null((await device.Connected(gateway.Reference, link)).Refusal);
        Assert.Equal(DoorState.HeldOpen, Assert.Single((await device.Get())!.Link!.Doors).State);

        await SiloFixture.Drop(device);
        Assert.Null((await device.Connected(gateway.Reference, link)).Refusal);

        Assert.Equal(DoorState.HeldOpen, Assert.Single((await device.Get())!.Link!.Doors).State);
    }

    [Fact]
    public async Task Commands_BeyondWhatMayWait_AreRefused_ButNeverAStop()
    {
        var (device, gateway) = await Device("busy");
        gateway.Answers = _ => null;
        var waiting = new List<Task<Answer<EquipmentCommand, EquipmentRefusal>>>();
        async Task Sent(string by, EquipmentAct act)
        {
            waiting.Add(device.Command(EquipmentSetup.Command($"{waiting.Count}", act, by)));
            await Until.True(() => gateway.Orders.Count == waiting.Count, $"{act} of {by} is sent");
        }

        async Task Refused(string by, EquipmentAct act) =>
            Assert.Equal(EquipmentRefusal.TooManyCommands, (await device.Command(EquipmentSetup.Command("more", act, by))).Refusal);

        await Sent("eager", EquipmentAct.Start);
        await Sent("eager", EquipmentAct.Start);
        await Refused("eager", EquipmentAct.Start);
        await Sent("second", EquipmentAct.Start);
        await Sent("third", EquipmentAct.Start);
        await Refused("fourth", EquipmentAct.Start);
        foreach (var by in (string[])["op-1", "op-1", "op-2", "op-2"])
        {
            await Sent(by, EquipmentAct.Reset);
        }

        await Refused("op-3", EquipmentAct.Reset);
        await Sent("second", EquipmentAct.Stop);
        await Sent("op-3", EquipmentAct.Stop);
        await Refused("op-1", EquipmentAct.Stop);

        await device.Disconnected("link");
        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(CommandOutcome.TimedOut, answer.Value!.Outcome));
    }

    private async Task<(IEquipmentGrain Device, RecordingEquipmentGateway Gateway)> Device(string identity)
    {
        await silo.FreeStation("of-" + identity, 1);
        var device = await silo.Registered(identity, "of-" + identity, EquipmentKind.Mqtt, (1, 1));
        var gateway = new RecordingEquipmentGateway(silo);
        Assert.Null((await device.Connected(gateway.Reference, new EquipmentLink("link", "test"))).Refusal);
        return (device, gateway);
    }
}

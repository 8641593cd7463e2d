using System.Collections.Immutable;
using CsCheck;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices;
using RedStation.Tests.Domain.Stations;

namespace RedStation.Tests.Domain.Devices;

/// <summary>A door is what its device said last of it, whatever came twice or out of turn, and offline without its device.</summary>
public sealed class DoorRulesTests
{
    private static readonly DateTimeOffset Now = SomeStations.Noon;

    private static readonly Gen<DoorReading> Reading = Gen.Select(Gen.Int[1, 8], Gen.Enum<DoorState>(), Gen.Int[-60, 60]).Select(
        (door, state, seconds) => new DoorReading(door, state, Now.AddSeconds(seconds)));

    [Fact]
    public void Doors_AnyReadings_AreTheLatestOfEach_AndNeverAheadOfNow() => Reading.List[0, 40].Sample(readings =>
    {
        var doors = readings.Aggregate(ImmutableArray<DoorReading>.Empty, (known, reading) => DoorRules.With(known, reading, Now));

        var latest = readings
            .Select(reading => reading.At > Now ? reading with { At = Now } : reading)
            .GroupBy(reading => reading.Door)
            .Select(told => told.Aggregate((known, next) => next.At < known.At ? known : next))
            .OrderBy(reading => reading.Door);
        Assert.Equal(latest, doors);
        Assert.Equal(doors, readings.Aggregate(doors, (known, reading) =>
            reading.At < Now ? DoorRules.With(known, reading with { At = reading.At.AddHours(-1) }, Now) : known));
    });

    [Fact]
    public void Doors_OfADeviceThatIsLost_AreOffline_WhateverItSaidLast() => Reading.List[0, 8].Sample(readings =>
    {
        var shown = DoorRules.Shown([.. readings], connected: false, Now);
        Assert.All(shown, door => Assert.Equal((DoorState.Offline, Now), (door.State, door.At)));
        Assert.Equal(readings.Select(reading => reading.Door), shown.Select(door => door.Door));
        Assert.Equal(readings, DoorRules.Shown([.. readings], connected: true, null));
    });

    [Theory]
    [InlineData(EquipmentAct.OpenDoor, "maintenance", DoorReason.Maintenance)]
    [InlineData(EquipmentAct.OpenDoor, "burglary", null)]
    [InlineData(EquipmentAct.Unlock, "staff", null)]
    public void Reason_IsThatOfADoorAlone(EquipmentAct act, string reason, DoorReason? expected) => Assert.Equal(
        expected, DoorRules.ReasonOf(new CommandEquipment("op 1", "op", act, 1, [new("reason", reason)])));
}

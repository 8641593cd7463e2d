using CsCheck;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Sessions;

namespace RedStation.Tests.Domain.Devices;

/// <summary>What a charger tells twice, late, out of turn or by a bad clock leads to the same session, and no energy counts twice.</summary>
public sealed class SessionRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 4, 0, 0, TimeSpan.Zero);

    private static readonly ChargingPlace Place = new("cp", "station", "驿站", "330106", 1, 1);

    /// <summary>A session's reports: its beginning, some meter values that grow, and its end.</summary>
    private static readonly Gen<ReportCharging[]> Whole = Gen.Select(
        Gen.Int[0, 100_000], Gen.Int[0, 900].Array[0, 6], Gen.Int[1, 200], Gen.Bool, (begin, steps, minutes, told) =>
        {
            var (reports, meter, at) = (new List<ReportCharging>(), (decimal)begin, Noon);
            reports.Add(Report(ChargingMoment.Begun, at, meter) with { RiderId = "rider" });
            foreach (var step in steps)
            {
                (meter, at) = (meter + step, at.AddMinutes(minutes));
                reports.Add(Report(ChargingMoment.GoesOn, at, meter));
            }

            at = at.AddMinutes(1);
            reports.Add(Report(ChargingMoment.Ended, at, told ? meter : null) with { Reason = "Local" });
            return reports.ToArray();
        });

    [Fact]
    public void Session_InAnyOrderAndAgain_IsTheSame() => Gen.Select(Whole, Gen.Int[0, 1_000_000]).Sample((reports, seed) =>
    {
        var random = new Random(seed);
        var shuffled = reports.Concat(reports.Where(_ => random.Next(2) == 0)).OrderBy(_ => random.Next()).ToArray();
        var now = Noon.AddDays(2);

        var (whole, mixed) = (SessionRules.View(Told(reports, now)), SessionRules.View(Told(shuffled, now)));

        Assert.Equal(whole with { Actions = [] }, mixed with { Actions = [] });
        Assert.Equal(ChargingStatus.Ended, mixed.Status);
        Assert.Equal("rider", mixed.RiderId);
        var registers = reports.Select(report => report.Reading?.RegisterWh).OfType<decimal>().ToArray();
        Assert.Equal(registers.Max() - registers[0], mixed.EnergyWh);
    });

    [Fact]
    public void Session_ByAnyClock_NeverEndsBeforeItBegan_NorInTheFuture() =>
        Gen.Select(Whole, Gen.Int[-2_000_000, 2_000_000].Array[8]).Sample((reports, offsets) =>
        {
            var now = Noon.AddDays(2);
            var wrong = reports.Select((report, index) => report with { At = report.At.AddMinutes(offsets[index % offsets.Length]) }).ToArray();

            var view = SessionRules.View(Told(wrong, now));

            Assert.True(view.StartedAt <= view.EndedAt, $"{view.StartedAt:O} {view.EndedAt:O}");
            Assert.True(view.EndedAt <= now);
            Assert.Equal(SessionRules.View(Told(reports, now)).EnergyWh, view.EnergyWh);
        });

    [Fact]
    public void Meter_ThatWasSetBack_NeverTakesEnergyAway()
    {
        var session = Told(
            [Report(ChargingMoment.Begun, Noon, 5000), Report(ChargingMoment.GoesOn, Noon, 5200), Report(ChargingMoment.Ended, Noon, 3)], Noon);

        Assert.Equal(200, SessionRules.EnergyWh(session));
    }

    [Fact]
    public void LaterSession_AtTheSameConnector_LeavesTheEarlierLost_UntilItsEndIsHeard()
    {
        var earlier = Told([Report(ChargingMoment.Begun, Noon, 0)], Noon);
        var later = SessionRules.Open("later", Report(ChargingMoment.Begun, Noon.AddHours(1), 10) with { Key = "later" }, Noon.AddHours(1));

        var lost = SessionRules.Supersede(earlier, later, Noon.AddHours(1));
        var ended = SessionRules.Apply(lost, Report(ChargingMoment.Ended, Noon.AddMinutes(30), 9), Noon.AddHours(5));

        Assert.Equal(ChargingStatus.Lost, SessionRules.Status(lost));
        Assert.Equal((ChargingStatus.Ended, 9m), (SessionRules.Status(ended), SessionRules.EnergyWh(ended)));
        Assert.Same(later, SessionRules.Supersede(later, earlier, Noon));
        Assert.Same(earlier, SessionRules.Supersede(earlier, later with { Place = Place with { Connector = 2 } }, Noon));
    }

    [Fact]
    public void Session_WhoseConnectorIsNotToldYet_LeavesNobodyLost_AndTakesItsPlaceWhenItIs()
    {
        var earlier = Told([Report(ChargingMoment.Begun, Noon, 0)], Noon);
        var somewhere = Place with { Connector = 0, Port = null };
        var begun = Report(ChargingMoment.Begun, Noon.AddHours(1), 10) with { Key = "later", Place = somewhere };
        var later = SessionRules.Open("later", begun, Noon.AddHours(1));
        Assert.Same(earlier, SessionRules.Supersede(earlier, later, Noon.AddHours(1)));
        var nowhere = Told([Report(ChargingMoment.Begun, Noon, 0) with { Place = somewhere }], Noon);
        Assert.Same(nowhere, SessionRules.Supersede(nowhere, later, Noon.AddHours(1)));

        var placed = SessionRules.Apply(later, Report(ChargingMoment.GoesOn, Noon.AddHours(2), 11) with { Key = "later" }, Noon.AddHours(2));
        var moved = SessionRules.Apply(
            placed, Report(ChargingMoment.Ended, Noon.AddHours(3), 12) with { Place = Place with { Connector = 2, Port = 2 } }, Noon.AddHours(3));

        Assert.Equal((1, 1), (placed.Place.Connector, placed.Place.Port));
        Assert.Equal(placed.Place, moved.Place);
        var lost = SessionRules.Supersede(earlier, placed, Noon.AddHours(2));
        Assert.Equal((ChargingStatus.Lost, ChargingAction.Stop), (SessionRules.Status(lost), Assert.Single(SessionRules.View(lost).Actions)));
        Assert.Empty(SessionRules.View(moved).Actions);
    }

    [Fact]
    public void Beginning_LongAfterTheOneThatIsKnown_IsAnotherSessions()
    {
        var begun = Report(ChargingMoment.Begun, Noon, 0);
        var known = Told([begun, Report(ChargingMoment.Ended, Noon.AddMinutes(1), 9)], Noon.AddDays(1));

        Assert.False(SessionRules.IsAnother(known, begun, Noon.AddDays(1)));
        Assert.False(SessionRules.IsAnother(known, begun with { At = Noon.AddMinutes(5) }, Noon.AddDays(1)));
        Assert.False(SessionRules.IsAnother(known, begun with { At = Noon.AddDays(2) }, Noon.AddDays(1)));
        Assert.False(SessionRules.IsAnother(known, Report(ChargingMoment.GoesOn, Noon.AddHours(1), 0), Noon.AddDays(1)));
        Assert.True(SessionRules.IsAnother(known, begun with { At = Noon.AddMinutes(6) }, Noon.AddDays(1)));
    }

    private static ReportCharging Report(ChargingMoment moment, DateTimeOffset at, decimal? register) => new(Place, moment, at)
    {
        Key = "key",
        Reading = register is null ? null : new ChargerReading(at, register),
    };

    private static ChargingSession Told(ReportCharging[] reports, DateTimeOffset now)
    {
        var session = SessionRules.Open("id", reports[0], now);
        foreach (var report in reports.Skip(1))
        {
            session = SessionRules.Apply(session, report, now);
            Assert.Equal(session, SessionRules.Apply(session, report, now));
        }

        return session;
    }
}

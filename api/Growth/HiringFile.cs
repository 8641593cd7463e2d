using System.Collections.Immutable;
using RedStation.Api.Http.Bodies;
using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Domain.Honours;
using RedStation.Storage.Hiring;
using RedStation.Storage.Honours;

namespace RedStation.Api.Growth;

/// <summary>The list of who qualifies for preferential hiring, for a spreadsheet.</summary>
internal sealed class HiringFile(HiringStore hiring, ConfiguredHonours honours, RiderHonours riders, IGrainFactory grains)
{
    private static readonly string[] Columns =
        ["姓名 name", "电话 phone", "社会工时 socialHours", "荣誉 honours", "技能 skills", "同意时间 agreedAt (UTC+8)"];

    /// <summary>The list of an export. Who is in it is noted before anybody reads it.</summary>
    public async Task<IResult> Of(NewHiringExport export)
    {
        var found = new List<(string RiderId, object?[] Cells)>();
        foreach (var (riderId, consent) in await hiring.Consenting(export.District))
        {
            var facts = await riders.Facts(riderId);
            if (HonourRules.Qualifies(honours.All, facts) && await grains.Rider(riderId).GetView() is { Blocked: false } rider)
            {
                found.Add((riderId, Cells(rider, consent, HonourRules.Of(honours.All, facts))));
            }
        }

        var included = await hiring.Include(export.Id, found.Select(one => one.RiderId));
        return new CsvAnswer($"hiring-{export.District}", Columns, found.Where(one => included.Contains(one.RiderId)).Select(one => one.Cells));
    }

    private static object?[] Cells(RiderView rider, HiringConsent consent, ImmutableArray<Contracts.Profiles.HonourName> held) =>
    [
        rider.DisplayName, consent.Phone, rider.Balance.SocialHours, string.Join('、', held.Select(honour => honour.Name)),
        string.Join(' ', rider.Skills), consent.Since,
    ];
}

using System.IO.Pipelines;
using System.Text.Json;
using RedStation.Api.Http.Json;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Riders;
using RedStation.Domain.Cases;
using RedStation.Domain.Courses;
using RedStation.Domain.Exchange;
using RedStation.Domain.Ledger;
using RedStation.Domain.Riders;
using RedStation.Domain.Tasks;
using RedStation.Storage.Certificates;
using RedStation.Storage.Devices;
using RedStation.Storage.Dispatch;
using RedStation.Storage.Erasure;
using RedStation.Storage.Hiring;
using RedStation.Storage.Ledger;
using RedStation.Storage.Outbound;
using RedStation.Storage.Partners;
using RedStation.Storage.Queries;

namespace RedStation.Api.PersonalData;

/// <summary>
/// Everything that is known of a rider, written as it is read, a page of a list at a time, so that a long life here is nobody's memory. Each list
/// is as the rider reads it elsewhere: who other people are is not in it.
/// </summary>
public sealed class RiderExport(
    PersonalRecords records,
    CheckInQueries checkIns,
    TaskQueries tasks,
    CaseQueries cases,
    RedemptionQueries redemptions,
    LedgerQueries ledger,
    CertificateStore certificates,
    PlatformLinkStore platforms,
    DispatchRecordStore decisions,
    ChargingSessionQueries charging,
    ChargingCardTable cards,
    HiringStore hiring,
    NoticeReceiverStore notices,
    NoticeKey seals,
    IGrainFactory grains,
    TimeProvider clock)
{
    /// <summary>What the file is; grows when something is no longer where it was.</summary>
    private const string Format = "redstation-rider-export-1";

    /// <summary>Writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rider">The rider.</param>
    /// <param name="stopping">Ends when nobody reads any more.</param>
    public async Task Write(PipeWriter output, RiderView rider, CancellationToken stopping)
    {
        var (id, now) = (rider.Id, clock.GetUtcNow());
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = WireJson.Options.Encoder });
        var file = new ExportFile(json, output, stopping);
        json.WriteStartObject();
        file.Value("format", Format);
        file.Value("exportedAt", now);
        file.Value("riderId", id);
        file.Value("account", await records.Account(id));
        file.Value("profile", RiderViews.ForOwnPhone(rider));
        await file.List("courses", await Courses(id));
        await file.List("sessions", await records.Sessions(id));
        await file.Pages("checkIns", after => checkIns.OfRider(id, after, Limits.Page));
        await file.Pages("tasks", after => tasks.OfRider(id, after, Limits.Page), task => TaskViews.ForRider(task, id));
        await file.Pages("cases", after => cases.OfRider(id, after, Limits.Page), view => CaseViews.ForRider(view, id, now));
        await file.Pages("dispatchRecord", after => decisions.Of(id, after, Limits.Page));
        await file.Pages("chargingSessions", after => charging.List(id, after, Limits.Page));
        await file.List("chargingCards", await cards.Of(id));
        await file.List("shifts", await records.Shifts(id));
        await file.List("photos", await records.Photos(id));
        await file.List("recordings", await records.Voices(id));
        file.Value("balances", await ledger.Wallet(id));
        await file.Movements("movements", before => ledger.Movements(LedgerAccounts.Rider(id), before, ExportFile.MovementsAtOnce));
        await file.Pages("redemptions", after => redemptions.OfRider(id, after, Limits.Page), view => Shown(view, now));
        await file.List("hardship", await records.Hardship(id));
        await file.List("certificates", await certificates.Of(id));
        await file.List("presentations", await records.Presentations(id));
        await file.List("platformLinks", await platforms.AllOf(id));
        file.Value("hiringConsent", await hiring.ConsentOf(id));
        await file.List("hiringExports", await hiring.ExportsWith(id));
        await file.List("noticeReceivers", (await notices.Of(id)).Select(one => new
        {
            one.Channel,
            one.Language,
            one.Subscription?.Endpoint,
            Phone = one.Address is { } phone ? seals.Open(phone) : null,
            one.CreatedAt,
        }));
        json.WriteEndObject();
        await json.FlushAsync(stopping);
    }

    private async Task<IEnumerable<object>> Courses(string riderId)
    {
        var standings = new List<object>();
        foreach (var course in CourseList.All)
        {
            if ((await grains.Rider(riderId).GetCourse(course.Id)).Value is { } standing)
            {
                standings.Add(new { Course = course.Id, Standing = standing });
            }
        }

        return standings;
    }

    /// <summary>Without the code: a file that lies about is no place for what is worth something.</summary>
    private static RedemptionView Shown(RedemptionView view, DateTimeOffset now) =>
        RedemptionViews.ForRider(view, code: "", now) with { Code = null, CodeText = null };
}

using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
using RedStation.Storage.Queries;

namespace RedStation.Api.Stations;

/// <summary><c>GET /stations</c>: those in a box, or those nearest to a place.</summary>
internal static class StationListEndpoint
{
    private const string BoxRule = "minLon,minLat,maxLon,maxLat on the globe, minLat not above maxLat";
    private const string NearRule = "lat,lon on the globe";

    /// <param name="bbox">minLon,minLat,maxLon,maxLat; minLon above maxLon goes over the date line. Neither bbox nor near lists all.</param>
    /// <param name="near">lat,lon; the nearest stations with their distances. Has no further pages.</param>
    /// <param name="limit">Stations of a page, 1 … 200.</param>
    /// <param name="cursor">The <c>next</c> of the page before, of the same box.</param>
    /// <param name="queries">Where stations are.</param>
    /// <param name="live">What their ports do.</param>
    public static async Task<IResult> List(
        string? bbox, string? near, string? limit, string? cursor, StationQueries queries, LiveStations live)
    {
        var checker = new Checker();
        var most = checker.Limit(limit);
        var box = bbox is null ? null : Numbers.Read(bbox, 4);
        checker.Require(bbox is null || (box is not null && IsBox(box)), "bbox", BoxRule);
        var place = near is null ? null : Numbers.Read(near, 2);
        checker.Require(near is null || (place is not null && new GeoPoint(place[0], place[1]).IsOnGlobe()), "near", NearRule);
        checker.Require(bbox is null || near is null, "near", "not together with bbox");
        checker.Require(near is null || cursor is null, "cursor", "not together with near, which has no further pages");
        var scope = ListCursor.Scope("stations", bbox);
        var after = near is null ? checker.Cursor(cursor, scope) : null;
        checker.RequireCursor(after is null || StationId.IsValid(after));
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        return Results.Json(place is not null
            ? await Near(new GeoPoint(place[0], place[1]), most, queries, live)
            : await Page(box, after, scope, most, queries, live));
    }

    private static async Task<StationList> Near(GeoPoint place, int most, StationQueries queries, LiveStations live)
    {
        var stations = await live.Of(await queries.Near(place, most));
        return new StationList([.. stations.Select(station => Away(station, place)).OrderBy(station => station.DistanceM)], null);
    }

    private static async Task<StationList> Page(double[]? box, string? after, string scope, int most, StationQueries queries, LiveStations live)
    {
        // One row more than asked for tells whether there is a next page.
        var rows = box is null
            ? await queries.All(after, most + 1)
            : await queries.InBox(box[0], box[1], box[2], box[3], after, most + 1);
        var stations = await live.Of([.. rows.Take(most)]);
        return new StationList([.. stations.Select(StationWire.Summary)], rows.Count > most ? ListCursor.Write(rows[most - 1].Id, scope) : null);
    }

    private static StationSummaryWire Away(StationSummary station, GeoPoint place) =>
        StationWire.Nearby(station, (int)Math.Round(Distance.Metres(place, station.Position)));

    private static bool IsBox(double[] box) =>
        new GeoPoint(box[1], box[0]).IsOnGlobe() && new GeoPoint(box[3], box[2]).IsOnGlobe() && box[1] <= box[3];
}

using System.Runtime.CompilerServices;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Realtime;

/// <summary>Checks of what hub methods are given, by the rules of the REST interface.</summary>
internal static class HubInput
{
    /// <summary>An operation id.</summary>
    public static string OperationId(string? value) => Checked(checker => checker.OperationId(value));

    /// <summary>An id of a task, an offer or a station, told by the name of the argument.</summary>
    public static string Id(string? value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        Checked(checker => checker.Line(value, argument, Limits.EntityId));

    /// <summary>A place on the globe.</summary>
    /// <remarks>Called for every position of every rider: what is right makes no garbage.</remarks>
    public static GeoPoint Position(double lat, double lon)
    {
        var place = new GeoPoint(lat, lon);
        return place.IsOnGlobe() ? place : Refused(place);
    }

    /// <summary>What a rider submits: a note, a photo or both.</summary>
    public static Evidence Evidence(Evidence? evidence) => Checked(checker => checker.Evidence(evidence));

    private static GeoPoint Refused(GeoPoint place) => Checked(checker => checker.Position(new PositionInput(place.Lat, place.Lon)));

    private static T Checked<T>(Func<Checker, T> read)
    {
        var checker = new Checker();
        var value = read(checker);
        return checker.Failed
            ? throw HubErrors.Of("invalid_input", string.Join("; ", checker.Errors.Select(error => $"{error.Field}: {error.Rule}")))
            : value;
    }
}

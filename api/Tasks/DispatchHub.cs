using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Http.Identity;
using RedStation.Api.Realtime;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Districts;
using RedStation.Domain.Tasks;
using RedStation.Storage.Queries;

namespace RedStation.Api.Tasks;

/// <summary>A dispatcher's screen, <c>/hubs/dispatch</c>.</summary>
[Authorize(Roles = Roles.Dispatcher + "," + Roles.Admin)]
public sealed class DispatchHub(DispatchGateway gateway, TaskQueries tasks, DistrictMap districts) : AnsweringHub<IDispatchClient>
{
    /// <summary>
    /// Watches the tasks of these districts and no others, and answers the open ones, newest first. A city's or the
    /// province's adcode stands for all of its districts.
    /// </summary>
    /// <param name="adcodes">Up to 64 adcodes, within those of the dispatcher.</param>
    /// <exception cref="HubException"><c>too_many_districts</c>, <c>district_forbidden</c>.</exception>
    public async Task<IReadOnlyList<TaskView>> WatchDistricts(string[] adcodes)
    {
        var wanted = Wanted(adcodes);

        // Watching comes first, so that nothing falls between the list and the first change.
        await gateway.Watch(Context.ConnectionId, wanted);
        return wanted.Count == 0 ? [] : await Open(wanted);
    }

    /// <summary>
    /// Watches the cases of these districts and no others; which of them there are is <c>GET /api/v1/cases</c>. What is said of tasks stays as it is.
    /// </summary>
    /// <param name="adcodes">Up to 64 adcodes, within those of the dispatcher.</param>
    /// <exception cref="HubException"><c>too_many_districts</c>, <c>district_forbidden</c>.</exception>
    public Task WatchCases(string[] adcodes) => gateway.WatchCases(Context.ConnectionId, Wanted(adcodes));

    /// <inheritdoc/>
    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        await gateway.Leave(Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
    }

    private List<string> Wanted(string[] adcodes)
    {
        if (adcodes is null || adcodes.Length > Limits.WatchedDistricts)
        {
            throw HubErrors.Of("too_many_districts");
        }

        var wanted = districts.All.Select(district => district.Adcode).Where(code => DistrictScope.Covers(adcodes, code)).ToList();
        if (wanted.Any(code => !Context.User!.MayActIn(code)) || (wanted.Count == 0 && adcodes.Length > 0))
        {
            throw HubErrors.Of("district_forbidden");
        }

        return wanted;
    }

    private async Task<IReadOnlyList<TaskView>> Open(List<string> wanted)
    {
        var open = new List<TaskView>();
        string? cursor = null;
        do
        {
            var page = await tasks.List(wanted, TaskLifecycle.OpenStatuses, cursor, Limits.Page);
            open.AddRange(page.Items.Select(TaskViews.ForDispatcher));
            cursor = page.Next;
        }
        while (cursor is not null);
        return open;
    }
}

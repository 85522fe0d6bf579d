package dev.ajar.simulator.fleet;

import dev.ajar.expression.Time;
import dev.ajar.simulator.chance.Chance;
import dev.ajar.simulator.fleet.Entrance.Spell;
import dev.ajar.simulator.scenario.Happening;
import dev.ajar.simulator.scenario.Numbers;
import dev.ajar.simulator.scenario.Quantity;
import dev.ajar.simulator.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Everything there is in one world.
///
/// @param locks in apartment houses, and of the maker's own offices
/// @param entrances of offices
/// @param silent houses whose gateways lose their network, beside what happens to all of them
public record Fleet(List<Lock> locks, List<Entrance> entrances, Set<String> silent) {

    private static final int LOCKS_A_HOUSE = 12;
    private static final int DOORS_A_BUILDING = 6;
    private static final int DOORS_A_PANEL = 3;
    private static final int PEOPLE_A_DOOR = 150;
    private static final double OWN_SHARE = 0.06;
    private static final List<Material> MATERIALS = List.of(Material.WOOD, Material.STEEL, Material.GLASS);
    private static final List<String> LOTS = List.of("A1", "A2", "B1", "B2", "C1", "C2", "C3");

    public Fleet {
        locks = List.copyOf(locks);
        entrances = List.copyOf(entrances);
        silent = Set.copyOf(silent);
    }

    /// The fleet of a scenario.
    public static Fleet of(Scenario scenario, long seed) {
        return new Building(scenario, seed).fleet();
    }

    /// Puts a fleet together.
    private static final class Building {

        private final Scenario scenario;
        private final Numbers numbers;
        private final long seed;
        private final List<Happening.WeakAntennaLot> weak;
        private final List<Happening.StiffMotorLot> stiff;
        private final List<Happening.BatteriesPulled> pulled;
        private final double updated;
        private final boolean candidates;

        Building(Scenario scenario, long seed) {
            this.scenario = scenario;
            this.numbers = scenario.numbers();
            this.seed = seed;
            weak = scenario.happenings(Happening.WeakAntennaLot.class);
            stiff = scenario.happenings(Happening.StiffMotorLot.class);
            pulled = scenario.happenings(Happening.BatteriesPulled.class);
            updated = scenario.happenings(Happening.SlowFirmware.class).stream()
                    .mapToDouble(Happening.SlowFirmware::share)
                    .max()
                    .orElse(0);
            candidates = !scenario.happenings(Happening.ReleaseCandidate.class).isEmpty();
        }

        Fleet fleet() {
            List<House> houses = houses();
            List<Lock> locks = new ArrayList<>();
            for (int number = 0; number < scenario.locks(); number++) {
                locks.add(lock(number, houses.get(number % houses.size()), false));
            }
            int demo = scenario.happenings(Happening.DemoLocks.class).stream()
                    .mapToInt(Happening.DemoLocks::locks)
                    .sum();
            House fair = new House("fair", "ajar-works", true, true);
            for (int number = 0; number < demo; number++) {
                locks.add(lock(scenario.locks() + number, fair, true));
            }
            return new Fleet(locks, entrances(), silent(houses));
        }

        private List<House> houses() {
            Chance chance = Chance.of(seed, "houses");
            int count = Math.max(1, scenario.locks() / LOCKS_A_HOUSE);
            int own = candidates ? Math.max(1, (int) (count * OWN_SHARE)) : 0;
            double[] sizes = IntStream.rangeClosed(1, scenario.customers())
                    .mapToDouble(rank -> 1.0 / rank)
                    .toArray();
            List<House> houses = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                boolean ours = number < own;
                // Every customer has a house, as far as there are enough; the rest goes to the large ones.
                int customer = number - own < scenario.customers() ? Math.max(0, number - own) : chance.weighted(sizes);
                houses.add(new House(
                        "house-%s".formatted(three(number + 1)),
                        ours ? "ajar-works" : "customer-%s".formatted(three(customer + 1)),
                        ours || chance.happens(scenario.gateways()),
                        ours));
            }
            return houses;
        }

        private Lock lock(int number, House house, boolean demo) {
            String id = "lock-%s".formatted(number + 1);
            Chance chance = Chance.of(seed, id);
            Material material = material(Chance.of(seed, house.id()), house);
            String lot = lot(chance);
            List<Resident> residents = new ArrayList<>();
            int people = demo ? 12 : 1 + chance.poisson(numbers.of(Quantity.RESIDENTS) - 1);
            for (int person = 0; person < people; person++) {
                residents.add(new Resident(
                        "u%s-%s".formatted(Integer.toString(number, 36), person),
                        chance.happens(0.6) ? "ios" : "android",
                        chance.happens(0.7) ? "4.2.1" : "4.2.0",
                        house.own() && !demo));
            }
            return new Lock(
                    id,
                    house,
                    chance.happens(0.7) ? "HH-2" : "HH-2E",
                    lot,
                    material,
                    loss(material, chance),
                    chance.normal(0, numbers.of(Quantity.SIGNAL_BETWEEN_LINKS)),
                    weak.stream()
                            .filter(one -> one.lot().equals(lot))
                            .mapToDouble(Happening.WeakAntennaLot::decibels)
                            .sum(),
                    stiff.stream()
                            .filter(one -> one.lot().equals(lot))
                            .mapToDouble(Happening.StiffMotorLot::factor)
                            .max()
                            .orElse(1),
                    chance.between(0.15, 1),
                    Math.round(chance.normal(0, numbers.of(Quantity.CLOCK_OFFSET)) * Time.SECOND),
                    chance.happens(updated),
                    demo || house.own() ? Lock.Vacancy.NEVER : vacancy(chance),
                    demo,
                    residents);
        }

        /// A house has mostly one kind of door. The maker's own are of wood.
        private static Material material(Chance chance, House house) {
            if (house.own()) {
                return Material.WOOD;
            }
            return MATERIALS.get(chance.weighted(0.35, 0.5, 0.15));
        }

        private double loss(Material material, Chance chance) {
            return switch (material) {
                case WOOD -> numbers.of(Quantity.LOSS_OF_WOOD);
                case GLASS -> numbers.of(Quantity.LOSS_OF_GLASS);
                case STEEL ->
                    Math.max(
                            0,
                            chance.normal(
                                    numbers.of(Quantity.LOSS_OF_STEEL), numbers.of(Quantity.LOSS_OF_STEEL_SPREAD)));
            };
        }

        private String lot(Chance chance) {
            double left = chance.uniform();
            for (Happening.WeakAntennaLot one : weak) {
                left -= one.share();
                if (left < 0) {
                    return one.lot();
                }
            }
            for (Happening.StiffMotorLot one : stiff) {
                left -= one.share();
                if (left < 0) {
                    return one.lot();
                }
            }
            return LOTS.get(chance.below(LOTS.size()));
        }

        private Lock.Vacancy vacancy(Chance chance) {
            for (Happening.BatteriesPulled one : pulled) {
                if (chance.happens(one.share())) {
                    long from = scenario.begin() + Math.round(chance.between(0.5, scenario.days()) * DAY);
                    return new Lock.Vacancy(
                            from, from + Math.round(chance.exponential((double) one.lasting())) + 60 * Time.MINUTE);
                }
            }
            return Lock.Vacancy.NEVER;
        }

        private List<Entrance> entrances() {
            List<Happening.Poster> posters = scenario.happenings(Happening.Poster.class);
            List<Happening.DoorsHeldOpen> held = scenario.happenings(Happening.DoorsHeldOpen.class);
            List<Entrance> entrances = new ArrayList<>();
            for (int number = 0; number < scenario.doors(); number++) {
                int building = number / DOORS_A_BUILDING;
                int door = number;
                entrances.add(new Entrance(
                        "door-%s".formatted(three(number + 1)),
                        "office-%s".formatted(three(building + 1)),
                        "panel-%s".formatted(three(number / DOORS_A_PANEL + 1)),
                        PEOPLE_A_DOOR * DOORS_A_BUILDING,
                        posters.stream()
                                .filter(poster -> door < poster.doors())
                                .map(poster -> spell(poster.from(), poster.lasting()))
                                .toList(),
                        held.stream()
                                .filter(one -> door >= scenario.doors() - one.doors())
                                .map(one -> spell(one.from(), one.lasting()))
                                .toList()));
            }
            return entrances;
        }

        private Spell spell(long from, long lasting) {
            return new Spell(scenario.begin() + from, scenario.begin() + from + lasting);
        }

        /// Of the houses with a gateway the first ones.
        private Set<String> silent(List<House> houses) {
            int sites = scenario.happenings(Happening.GatewayOutage.class).stream()
                    .mapToInt(Happening.GatewayOutage::sites)
                    .max()
                    .orElse(0);
            return houses.stream()
                    .filter(house -> house.gateway() && !house.own())
                    .limit(sites)
                    .map(House::id)
                    .collect(TreeSet::new, Set::add, Set::addAll);
        }

        private static String three(int number) {
            String digits = Integer.toString(number);
            return "0".repeat(Math.max(0, 3 - digits.length())) + digits;
        }
    }

    private static final long DAY = 24 * 60 * Time.MINUTE;
}

//! The one component of which all parts of the page are instances.
//!
//! Yew compiles the life of a component, some 2.5 KB, once for each type of component. Here it is
//! compiled once: a [`Part`] holds what a component is drawn from behind a pointer, and asks it.
//! Components are written with `#[component]` as ever and shown with [`part!`](crate::part!).

use std::any::Any;
use std::rc::Rc;

use yew::functional::{FunctionComponent, FunctionProvider, HookContext};
use yew::html::{BaseComponent, Context, HtmlResult};
use yew::virtual_dom::{Key, VComp, VList};
use yew::{Html, Properties};

/// Shows a component: `part!(Card { view: view.clone(), mark })`, where the component keeps what it
/// remembers under a key: `part!(key, Card { … })`.
#[macro_export]
macro_rules! part {
    ($component:ident { $($props:tt)* }) => {
        $crate::part::part::<$component>(
            ::yew::props!(<$component as ::yew::functional::FunctionProvider>::Properties { $($props)* }),
            None,
        )
    };
    ($key:expr, $component:ident { $($props:tt)* }) => {
        $crate::part::part::<$component>(
            ::yew::props!(<$component as ::yew::functional::FunctionProvider>::Properties { $($props)* }),
            Some(::yew::virtual_dom::Key::from($key)),
        )
    };
}

/// A component drawn from these properties.
pub fn part<C: FunctionProvider + 'static>(props: C::Properties, key: Option<Key>) -> Html {
    shown(Rc::new(Of::<C>(props)), key)
}

fn shown(drawn: Rc<dyn Drawn>, key: Option<Key>) -> Html {
    VComp::new::<Part>(Rc::new(Props { drawn }), key).into()
}

/// A component with what it is drawn from.
trait Drawn: Any {
    fn draw(&self, context: &mut HookContext) -> HtmlResult;

    /// Whether it would be drawn alike.
    fn is(&self, other: &dyn Any) -> bool;
}

/// Properties that know their component.
struct Of<C: FunctionProvider>(C::Properties);

impl<C: FunctionProvider + 'static> Drawn for Of<C> {
    fn draw(&self, context: &mut HookContext) -> HtmlResult {
        C::run(context, &self.0)
    }

    fn is(&self, other: &dyn Any) -> bool {
        let other = other.downcast_ref::<Self>();
        other.is_some_and(|other| self.0 == other.0)
    }
}

#[derive(Properties, Clone)]
struct Props {
    drawn: Rc<dyn Drawn>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.drawn, &other.drawn) || self.drawn.is(&*other.drawn)
    }
}

impl Props {
    fn is_of_one_component_with(&self, other: &Self) -> bool {
        let kind = |props: &Self| (&*props.drawn as &dyn Any).type_id();
        kind(self) == kind(other)
    }
}

struct Part {
    /// What the component remembers.
    memory: FunctionComponent<Self>,
    /// How many other components were shown in this place before.
    before: u32,
}

impl FunctionProvider for Part {
    type Properties = Props;

    fn run(context: &mut HookContext, props: &Props) -> HtmlResult {
        props.drawn.draw(context)
    }
}

impl BaseComponent for Part {
    type Message = ();
    type Properties = Props;

    fn create(context: &Context<Self>) -> Self {
        Self {
            memory: FunctionComponent::new(context),
            before: 0,
        }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    /// Another component in the same place begins with nothing to remember, as with Yew's own.
    fn changed(&mut self, context: &Context<Self>, old: &Props) -> bool {
        if !context.props().is_of_one_component_with(old) {
            self.memory.destroy();
            self.memory = FunctionComponent::new(context);
            self.before += 1;
        }
        true
    }

    /// Under a key of its own, so that no element of another component is taken over.
    fn view(&self, context: &Context<Self>) -> HtmlResult {
        let drawn = self.memory.render(context.props())?;
        let own = VList::with_children(vec![drawn], Some(self.before.into()));
        Ok(VList::with_children(vec![own.into()], None).into())
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.memory.rendered();
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.memory.destroy();
    }

    fn prepare_state(&self) -> Option<String> {
        None
    }
}
